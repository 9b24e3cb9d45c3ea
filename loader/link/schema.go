package link

// KindOfSchema gives the NameKind of a schema's name, as files of names call it.
func KindOfSchema(schema string) NameKind {
	switch schema {
	case "Person":
		return PersonName
	case "Company", "Organization", "PublicBody", "Vessel", "Asset":
		return BodyName
	}
	return AnyName
}

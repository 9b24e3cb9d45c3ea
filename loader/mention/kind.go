package mention

import "strconv"

func itoa(n uint16) string { return strconv.Itoa(int(n)) }

// KindFeatures gives, of a name, what its Kind is weighed by, nil where rules are sure.
func (m Mention) KindFeatures() []uint32 { return m.features }

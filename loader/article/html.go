package article

func declaredCharset(content []byte) string { return "" }
func (d *draft) readHTML(text string)       { d.blocks = plainBlocks(text) }
func (d *draft) readMarkdown(text string)   { d.blocks = plainBlocks(text) }

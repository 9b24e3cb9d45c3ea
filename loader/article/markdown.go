package article

func (d *draft) readMarkdown(text string) { d.blocks = plainBlocks(text) }

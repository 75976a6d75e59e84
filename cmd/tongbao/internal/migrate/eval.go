package migrate

import (
	"strconv"
	"text/template/parse"
)

// pipe is what a pipeline came to. follows is the character of literal text behind it.
func (t *terms) pipe(p *parse.PipeNode, sc *scope, follows rune) (term, error) {
	var v term
	for i, c := range p.Cmds {
		var last []term
		if i > 0 {
			last = []term{v}
		}
		var err error
		if v, err = t.command(c, last, sc, follows); err != nil {
			return term{}, err
		}
	}
	return v, nil
}

// command is one call; last is what the pipeline hands on to it.
func (t *terms) command(c *parse.CommandNode, last []term, sc *scope, follows rune) (term, error) {
	var args []term
	for _, a := range c.Args[1:] {
		v, err := t.operand(a, sc, nil)
		if err != nil {
			return term{}, err
		}
		args = append(args, v)
	}
	args = append(args, last...)
	if f, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return t.function(f.Ident, args, follows)
	}
	return t.operand(c.Args[0], sc, args)
}

// operand is the value of an operand; args are those of its last method.
func (t *terms) operand(n parse.Node, sc *scope, args []term) (term, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return sc.dot, nil
	case *parse.FieldNode:
		return t.fields(sc.dot, n.Ident, args)
	case *parse.VariableNode:
		v, ok := sc.variables[n.Ident[0]]
		if n.Ident[0] == "$" {
			v, ok = sc.root, true
		}
		if !ok {
			return term{}, cannot("请在用的地方写明是什么。", "变量 %s 没有定义", n.Ident[0])
		}
		return t.fields(v, n.Ident[1:], args)
	case *parse.ChainNode:
		v, err := t.operand(n.Node, sc, nil)
		if err != nil {
			return term{}, err
		}
		return t.fields(v, n.Field, args)
	case *parse.PipeNode:
		return t.pipe(n, sc, 0)
	case *parse.IdentifierNode:
		return t.function(n.Ident, args, 0)
	case *parse.StringNode:
		return term{kind: textKind, name: n.Text}, nil
	case *parse.NumberNode:
		return term{kind: numberKind, name: n.Text}, nil
	}
	return term{}, cannot("请照手册改成新写法。", "新写法没有“%s”", n)
}

// fields asks for one field or method after another; the last takes the arguments.
func (t *terms) fields(v term, names []string, args []term) (term, error) {
	for i, name := range names {
		var given []term
		if i == len(names)-1 {
			given = args
		}
		var err error
		if v, err = t.field(v, name, given); err != nil {
			return term{}, err
		}
	}
	return v, nil
}

// texts are the arguments of a method, all of them texts.
func texts(of string, args []term) ([]string, error) {
	out := make([]string, len(args))
	for i, a := range args {
		if a.kind != textKind && a.kind != numberKind {
			return nil, cannot("请照手册改成新写法。", "%s 后面不是写明的文字", of)
		}
		out[i] = a.name
	}
	return out, nil
}

// text is the only argument.
func text(of string, args []term) (string, error) {
	all, err := texts(of, args)
	if err == nil && len(all) != 1 {
		err = cannot("请核对旧写法。", "%s 后面要写一项，写了%d项", of, len(all))
	}
	if err != nil {
		return "", err
	}
	return all[0], nil
}

// whole is a number argument.
func whole(of string, v term) (int, error) {
	n, err := strconv.Atoi(v.name)
	if v.kind != numberKind || err != nil {
		return 0, cannot("请核对旧写法。", "%s 后面不是写明的数", of)
	}
	return n, nil
}

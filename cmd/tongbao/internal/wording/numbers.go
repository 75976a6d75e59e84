package wording

// ChangeWords says which way a figure went: 上升0.9个百分点, 减少3%, 持平. direction is
// the sign of the change, amount is printed without a sign; up and down are the
// verbs of the subject, 上升 and 下降 for rates, 增加 and 减少 for counts.
func ChangeWords(direction int, amount, up, down string) string {
	switch {
	case direction > 0:
		return up + amount
	case direction < 0:
		return down + amount
	}
	return "持平"
}

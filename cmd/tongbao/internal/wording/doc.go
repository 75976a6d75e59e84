// Package wording says numbers, dates and names the way official Chinese
// papers do. Every function is pure: values in, a piece of text out; what a
// value is, and whether it is right, is for the packages above.
//
//	wording.Numeral(12)                                    // 十二
//	wording.Quarter(1)                                     // 第一季度
//	wording.Date(t, wording.DateFull)                      // 2026年3月5日
//	wording.DateRange(a, b, true)                          // 2026年3月5日至8日
//	wording.List([]string{"甲局", "乙局"})                     // 甲局、乙局
//	wording.ListEtc(names, 3, "家单位")                       // 甲局、乙局、丙局等5家单位
//	wording.Amounts([]wording.Amount{{"甲局", "4"}}, "件")    // 甲局4件
//	wording.Among(parts, "个")                              // 其中，微信公众号437个、新浪微博90个
//	wording.Respectively(parts, "个")                       // 甲、乙分别为1个、2个
//	wording.ChangeWords(+1, "0.9个百分点", "上升", "下降")         // 上升0.9个百分点
//	scheme, _ := wording.NewScheme([]string{"一、", "（一）", "1.", "（1）"})
//	scheme.Numbers([]int{1, 2, 2, 1})                      // 一、 （一） （二） 二、
package wording

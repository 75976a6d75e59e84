package typeset

// stock hands out short slices of one kind, cut from long ones.
type stock[T any] struct {
	rest []T
	size int // of the slice that rest was cut from
}

// stockSizes are the least and the greatest number of values of one allocation.
const leastStock, mostStock = 64, 4096

// take returns an empty slice with room for n values.
func (s *stock[T]) take(n int) []T {
	if len(s.rest) < n {
		s.size = max(n, min(max(2*s.size, leastStock), mostStock))
		s.rest = make([]T, s.size)
	}
	out := s.rest[:0:n]
	s.rest = s.rest[n:]
	return out
}

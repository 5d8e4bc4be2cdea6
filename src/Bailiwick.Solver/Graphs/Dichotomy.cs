namespace Bailiwick.Solver.Graphs;

/// <summary>
/// Halves the units again and again by straight lines until each part has its own (Kalcsics, Nickel and Schroeder 2005): of some directions, places
/// and ways to share out the parts, the one that leaves the rounder halves with what their parts should have. Balanced but for the lumps,
/// whatever the data; contiguity is not looked at.
/// </summary>
internal sealed class Dichotomy
{
    private const int Directions = 6;
    private const int Ways = 3;
    private const double GoldenShare = 0.618033988749895;

    // A mean part of load on the wrong side of a line weighs as much as this share of the inertia.
    private const double MismatchPrice = 0.5;
    private readonly Pieces _pieces;
    private readonly double[] _target;
    private readonly double[] _anchorX;
    private readonly double[] _anchorY;
    private readonly int[] _part;
    private readonly int[] _order;
    private readonly double[] _key;
    private readonly double _turn;

    /// <param name="pieces">What is to be shared out.</param>
    /// <param name="target">By part: load wanted.</param>
    /// <param name="anchorX">By part: where it should be, or NaN.</param>
    /// <param name="anchorY">See <paramref name="anchorX"/>.</param>
    /// <param name="variant">Turns the directions tried.</param>
    public Dichotomy(Pieces pieces, double[] target, double[] anchorX, double[] anchorY, int variant)
    {
        _turn = variant * GoldenShare % 1;
        (_pieces, _target, _anchorX, _anchorY) = (pieces, target, anchorX, anchorY);
        _part = new int[pieces.Count];
        _order = new int[pieces.Count];
        _key = new double[pieces.Count];
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            _order[piece] = piece;
        }
    }

    /// <summary>By piece: its part. O(pieces log pieces log parts).</summary>
    public int[] Divide(int[] parts)
    {
        Halve(0, _pieces.Count, parts);
        return _part;
    }

    private void Halve(int from, int to, int[] parts)
    {
        if (parts.Length == 1 || to == from)
        {
            for (var at = from; at < to; at++)
            {
                _part[_order[at]] = parts[0];
            }

            return;
        }

        // Where there are fewer pieces than parts no line is good; then the first in the order go to the first.
        var best = new Cut(double.MaxValue, 0, from + ((to - from) / 2), parts.Length / 2, parts);
        for (var direction = 0; direction < Directions; direction++)
        {
            Sort(from, to, direction);
            Try(from, to, direction, InOrder(parts, direction), ref best);
        }

        Sort(from, to, best.Direction);
        Halve(from, best.Place, best.Parts[..best.Count]);
        Halve(best.Place, to, best.Parts[best.Count..]);
    }

    private void Sort(int from, int to, int direction)
    {
        var (sin, cos) = Math.SinCos(Math.PI * (direction + _turn) / Directions);
        for (var at = from; at < to; at++)
        {
            _key[at] = (cos * _pieces.X[_order[at]]) + (sin * _pieces.Y[_order[at]]);
        }

        // Equal keys in the pieces' order, so that nothing depends on how the array lay before.
        Array.Sort(_order, from, to - from);
        for (var at = from; at < to; at++)
        {
            _key[at] = (cos * _pieces.X[_order[at]]) + (sin * _pieces.Y[_order[at]]);
        }

        Array.Sort(_key, _order, from, to - from);
    }

    // Parts that have a place lie in its order; the others come in between, evenly.
    private int[] InOrder(int[] parts, int direction)
    {
        var (sin, cos) = Math.SinCos(Math.PI * (direction + _turn) / Directions);
        var anchored = Array.FindAll(parts, part => !double.IsNaN(_anchorX[part]));
        if (anchored.Length == 0)
        {
            return parts;
        }

        Array.Sort(Array.ConvertAll(anchored, part => (cos * _anchorX[part]) + (sin * _anchorY[part])), anchored);
        var free = Array.FindAll(parts, part => double.IsNaN(_anchorX[part]));
        var result = new int[parts.Length];
        var (next, last) = (0, 0);
        for (var at = 0; at < result.Length; at++)
        {
            var isFree = last == anchored.Length || (next < free.Length && (next + 0.5) * anchored.Length < (last + 0.5) * free.Length);
            result[at] = isFree ? free[next++] : anchored[last++];
        }

        return result;
    }

    private void Try(int from, int to, int direction, int[] parts, ref Cut best)
    {
        var (all, left) = (default(Moment), default(Moment));
        for (var at = from; at < to; at++)
        {
            all = all.With(_pieces, _order[at]);
        }

        var total = parts.Sum(part => _target[part]);
        var first = Math.Max(1, (parts.Length - Ways + 1) / 2);
        var last = Math.Min(parts.Length - 1, first + Ways - 1);
        var wanted = new double[parts.Length];
        for (var count = 1; count <= last; count++)
        {
            wanted[count] = wanted[count - 1] + _target[parts[count - 1]];
        }

        var (next, scale) = (first, total > 0 ? all.Amount / total : 0);
        for (var at = from; at < to && next <= last; at++)
        {
            var before = left;
            left = left.With(_pieces, _order[at]);
            while (next <= last && (left.Amount >= scale * wanted[next] || at == to - 1))
            {
                Consider(before, at, ref best);
                Consider(left, at + 1, ref best);
                next++;
            }
        }

        void Consider(in Moment side, int place, ref Cut found)
        {
            if (place - from < next || to - place < parts.Length - next)
            {
                return;
            }

            var cost = side.Inertia() + all.Less(side).Inertia();
            cost = (all.Inertia() > 0 ? cost / all.Inertia() : 0) + (MismatchPrice * Math.Abs(side.Amount - (scale * wanted[next])));
            if (cost < found.Cost)
            {
                found = new Cut(cost, direction, place, next, parts);
            }
        }
    }

    private readonly record struct Cut(double Cost, int Direction, int Place, int Count, int[] Parts);

    private readonly record struct Moment(double Amount, double Pull, double X, double Y, double Squares)
    {
        public Moment With(Pieces pieces, int piece)
        {
            var (pull, x, y) = (pieces.Pull[piece], pieces.X[piece], pieces.Y[piece]);
            return new Moment(Amount + pieces.Amount[piece], Pull + pull, X + (pull * x), Y + (pull * y), Squares + (pull * ((x * x) + (y * y))));
        }

        public Moment Less(in Moment other) =>
            new(Amount - other.Amount, Pull - other.Pull, X - other.X, Y - other.Y, Squares - other.Squares);

        public double Inertia() => Pull > 0 ? Math.Max(0, Squares - (((X * X) + (Y * Y)) / Pull)) : 0;
    }
}

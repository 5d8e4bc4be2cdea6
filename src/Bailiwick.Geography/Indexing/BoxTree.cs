namespace Bailiwick.Geography.Indexing;

/// <summary>
/// A packed R-tree over rectangles that never change, sorted along a Hilbert curve: finds all that meet a rectangle in O(log n + hits).
/// Kamel and Faloutsos, On Packing R-trees (CIKM 1993). Safe for many threads at once.
/// </summary>
internal sealed class BoxTree
{
    private const int Fanout = 16;
    private readonly int[] _order;
    private readonly double[] _boxes;
    private readonly int[] _levelStart;

    /// <param name="boxes">West, south, east, north, four an item.</param>
    public BoxTree(ReadOnlySpan<double> boxes)
    {
        Count = boxes.Length / 4;
        _order = HilbertOrder(boxes);
        var levels = new List<int> { 0 };
        var total = Count;
        for (var width = Count; width > 1;)
        {
            levels.Add(total);
            width = (width + Fanout - 1) / Fanout;
            total += width;
        }

        levels.Add(total);
        _levelStart = [.. levels];
        _boxes = new double[total * 4];
        for (var index = 0; index < Count; index++)
        {
            boxes.Slice(_order[index] * 4, 4).CopyTo(_boxes.AsSpan(index * 4));
        }

        for (var level = 1; level < _levelStart.Length - 1; level++)
        {
            Pack(level);
        }
    }

    /// <summary>How many items.</summary>
    public int Count { get; }

    /// <summary>Adds the items whose rectangle meets the given one (touching counts) to a list, in no promised order.</summary>
    public void Search(double west, double south, double east, double north, List<int> found)
    {
        if (Count == 0)
        {
            return;
        }

        Search(_levelStart.Length - 2, 0, west, south, east, north, found);
    }

    private void Search(int level, int first, double west, double south, double east, double north, List<int> found)
    {
        var start = _levelStart[level] + first;
        var end = Math.Min(start + Fanout, _levelStart[level + 1]);
        for (var node = start; node < end; node++)
        {
            var box = _boxes.AsSpan(node * 4, 4);
            if (box[0] > east || box[2] < west || box[1] > north || box[3] < south)
            {
                continue;
            }

            if (level == 0)
            {
                found.Add(_order[node]);
            }
            else
            {
                Search(level - 1, (node - _levelStart[level]) * Fanout, west, south, east, north, found);
            }
        }
    }

    private void Pack(int level)
    {
        for (var node = _levelStart[level]; node < _levelStart[level + 1]; node++)
        {
            var child = _levelStart[level - 1] + ((node - _levelStart[level]) * Fanout);
            var end = Math.Min(child + Fanout, _levelStart[level]);
            var box = _boxes.AsSpan(node * 4, 4);
            _boxes.AsSpan(child * 4, 4).CopyTo(box);
            for (; child < end; child++)
            {
                box[0] = Math.Min(box[0], _boxes[child * 4]);
                box[1] = Math.Min(box[1], _boxes[(child * 4) + 1]);
                box[2] = Math.Max(box[2], _boxes[(child * 4) + 2]);
                box[3] = Math.Max(box[3], _boxes[(child * 4) + 3]);
            }
        }
    }

    private static int[] HilbertOrder(ReadOnlySpan<double> boxes)
    {
        var count = boxes.Length / 4;
        double west = double.MaxValue, south = double.MaxValue, east = double.MinValue, north = double.MinValue;
        for (var item = 0; item < count; item++)
        {
            west = Math.Min(west, boxes[item * 4]);
            south = Math.Min(south, boxes[(item * 4) + 1]);
            east = Math.Max(east, boxes[(item * 4) + 2]);
            north = Math.Max(north, boxes[(item * 4) + 3]);
        }

        var order = new int[count];
        var keys = new uint[count];
        for (var item = 0; item < count; item++)
        {
            order[item] = item;
            var x = ((boxes[item * 4] + boxes[(item * 4) + 2]) / 2) - west;
            var y = ((boxes[(item * 4) + 1] + boxes[(item * 4) + 3]) / 2) - south;
            keys[item] = Hilbert.Key(Scale(x, east - west), Scale(y, north - south));
        }

        Array.Sort(keys, order);
        return order;
    }

    private static uint Scale(double offset, double width) => width > 0 ? (uint)(offset / width * 65535) : 0;
}

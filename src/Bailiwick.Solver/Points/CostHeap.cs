namespace Bailiwick.Solver.Points;

/// <summary>A binary heap of items by cost; equal costs by item, so that the order of arrival does not matter.</summary>
internal sealed class CostHeap(int room)
{
    private (double Cost, int Item)[] _entry = new (double, int)[room];

    public int Count { get; private set; }

    public (double Cost, int Item) Top => _entry[0];

    public void Clear() => Count = 0;

    /// <summary>Adds without order; <see cref="Order"/> follows. O(1).</summary>
    public void Append(double cost, int item)
    {
        if (Count == _entry.Length)
        {
            Array.Resize(ref _entry, (Count * 2) + 4);
        }

        _entry[Count++] = (cost, item);
    }

    /// <summary>Makes a heap of what was appended. O(items).</summary>
    public void Order()
    {
        for (var at = (Count / 2) - 1; at >= 0; at--)
        {
            Sink(at, _entry[at]);
        }
    }

    /// <summary>O(log items).</summary>
    public void Push(double cost, int item)
    {
        Append(cost, item);
        var at = Count - 1;
        while (at > 0 && IsLess((cost, item), _entry[(at - 1) / 2]))
        {
            _entry[at] = _entry[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _entry[at] = (cost, item);
    }

    /// <summary>Takes the top away. O(log items).</summary>
    public void Drop()
    {
        var last = _entry[--Count];
        if (Count > 0)
        {
            Sink(0, last);
        }
    }

    private void Sink(int at, (double Cost, int Item) entry)
    {
        while ((2 * at) + 1 < Count)
        {
            var child = (2 * at) + 1;
            child += child + 1 < Count && IsLess(_entry[child + 1], _entry[child]) ? 1 : 0;
            if (!IsLess(_entry[child], entry))
            {
                break;
            }

            _entry[at] = _entry[child];
            at = child;
        }

        _entry[at] = entry;
    }

    private static bool IsLess((double Cost, int Item) one, (double Cost, int Item) other) =>
        one.Cost < other.Cost || (one.Cost == other.Cost && one.Item < other.Item);
}

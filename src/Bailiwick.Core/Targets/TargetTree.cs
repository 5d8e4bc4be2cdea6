namespace Bailiwick.Core.Targets;

/// <summary>Nodes with parents, checked once: one top, no loop, every parent known. Places are those of the list it was made of.</summary>
public sealed class TargetTree
{
    private readonly int[] _parent;
    private readonly List<int>[] _below;

    private TargetTree(int[] parent, List<int>[] below, List<int> topDown)
    {
        (_parent, _below, TopDown) = (parent, below, topDown);
    }

    /// <summary>Every place, a parent before those below it.</summary>
    public IReadOnlyList<int> TopDown { get; }

    /// <summary>Makes a tree, or names the node that does not fit. O(n).</summary>
    public static Outcome<TargetTree> Of(IReadOnlyList<(string Key, string? Parent)> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var places = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(nodes[i].Key))
            {
                return TargetRefusals.BlankKey(i + 1);
            }

            if (!places.TryAdd(nodes[i].Key, i))
            {
                return TargetRefusals.DuplicateKey(nodes[i].Key, "node");
            }
        }

        var parent = new int[nodes.Count];
        var below = new List<int>[nodes.Count];
        var tops = new List<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            below[i] = [];
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            parent[i] = -1;
            if (nodes[i].Parent is not { } above)
            {
                tops.Add(i);
            }
            else if (places.TryGetValue(above, out parent[i]))
            {
                below[parent[i]].Add(i);
            }
            else
            {
                return TargetRefusals.BadTree(nodes[i].Key, $"has the parent \"{above}\", which is not in the list");
            }
        }

        return tops.Count == 1
            ? Ordered(nodes, parent, below, tops[0])
            : TargetRefusals.BadTree(tops.Count > 1 ? nodes[tops[1]].Key : "the tree", tops.Count > 1 ? $"is a second top beside \"{nodes[tops[0]].Key}\"" : "has no top");
    }

    /// <summary>The place above, or -1.</summary>
    public int ParentOf(int place) => _parent[place];

    /// <summary>The places directly below, in the order of the list.</summary>
    public IReadOnlyList<int> Below(int place) => _below[place];

    private static Outcome<TargetTree> Ordered(IReadOnlyList<(string Key, string? Parent)> nodes, int[] parent, List<int>[] below, int top)
    {
        var order = new List<int>(nodes.Count) { top };
        for (var next = 0; next < order.Count; next++)
        {
            order.AddRange(below[order[next]]);
        }

        if (order.Count < nodes.Count)
        {
            var reached = order.ToHashSet();
            var lost = Enumerable.Range(0, nodes.Count).First(place => !reached.Contains(place));
            return TargetRefusals.BadTree(nodes[lost].Key, "is above itself");
        }

        return new TargetTree(parent, below, order);
    }
}

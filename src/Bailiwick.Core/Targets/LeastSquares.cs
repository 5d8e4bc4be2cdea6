namespace Bailiwick.Core.Targets;

/// <summary>
/// S (S'W^-1 S)^-1 S'W^-1 y on a tree without a matrix: once up, combining each node's own numbers with the sum below it by their variances,
/// and once down, sharing the gap in proportion to the variances. O(nodes) a pass; the same as the normal equations (see the tests).
/// </summary>
internal sealed class LeastSquares(Reconciliation task, TargetTree tree)
{
    private readonly decimal[] _mean = new decimal[task.Nodes.Length];
    private readonly decimal[] _variance = new decimal[task.Nodes.Length];
    private readonly decimal[] _exact = new decimal[task.Nodes.Length];
    private readonly bool[] _isAtZero = new bool[task.Nodes.Length];

    public Outcome<decimal[]> Solve()
    {
        var leaves = LeavesBelow();
        while (true)
        {
            if ((Up(leaves) ?? Down()) is { } refusal)
            {
                return refusal;
            }

            var negative = tree.TopDown.Where(place => tree.Below(place).Count == 0 && _exact[place] < 0 && task.Nodes[place].Locked is null).ToList();
            if (negative.Count == 0 || task.Negatives == NegativePolicy.Allow)
            {
                return Rounded();
            }

            if (task.Negatives == NegativePolicy.Refuse)
            {
                return TargetRefusals.WouldBeNegative(task.Nodes[negative[0]].Key, Shares.Round(_exact[negative[0]], task.Unit));
            }

            // Each round pins at least one more lowest node, so this ends.
            negative.ForEach(place => _isAtZero[place] = true);
        }
    }

    private int[] LeavesBelow()
    {
        var leaves = new int[task.Nodes.Length];
        foreach (var place in tree.TopDown.Reverse())
        {
            leaves[place] = tree.Below(place).Count == 0 ? 1 : tree.Below(place).Sum(child => leaves[child]);
        }

        return leaves;
    }

    private Refusal? Up(int[] leaves)
    {
        foreach (var place in tree.TopDown.Reverse())
        {
            var own = Own(place, leaves[place]);
            var below = tree.Below(place);
            if (below.Count == 0)
            {
                if (own is not { } number)
                {
                    return TargetRefusals.NoNumber(task.Nodes[place].Key);
                }

                (_mean[place], _variance[place]) = number;
                continue;
            }

            var (sum, spread) = (below.Sum(child => _mean[child]), below.Sum(child => _variance[child]));
            if (own is not { } mine)
            {
                (_mean[place], _variance[place]) = (sum, spread);
            }
            else if (mine.Variance == 0)
            {
                if (spread == 0 && sum != mine.Mean)
                {
                    return TargetRefusals.LocksDisagree(task.Nodes[place].Key, mine.Mean, sum);
                }

                (_mean[place], _variance[place]) = mine;
            }
            else
            {
                var trust = spread / (spread + mine.Variance);
                (_mean[place], _variance[place]) = (sum + ((mine.Mean - sum) * trust), mine.Variance * trust);
            }
        }

        return null;
    }

    // Two numbers of one node count as one: their mean by confidence, with their confidences added.
    private (decimal Mean, decimal Variance)? Own(int place, int leaves)
    {
        var node = task.Nodes[place];
        if (node.Locked is { } locked)
        {
            return (locked, 0);
        }

        if (_isAtZero[place])
        {
            return (0, 0);
        }

        var isGiven = task.Confidence == ConfidenceSource.Given;
        var (sum, weight) = (0m, 0m);
        foreach (var (value, confidence) in ((decimal?, decimal)[])[(node.TopDown, node.TopDownConfidence), (node.BottomUp, node.BottomUpConfidence)])
        {
            if (value is { } number)
            {
                var counts = isGiven ? confidence : 1;
                weight += counts;
                sum += (number - sum) * (counts / weight);
            }
        }

        var scale = task.Confidence == ConfidenceSource.Structural ? leaves : 1m;
        return weight == 0 ? null : (sum, scale / weight);
    }

    private Refusal? Down()
    {
        foreach (var place in tree.TopDown)
        {
            if (tree.ParentOf(place) < 0)
            {
                _exact[place] = _mean[place];
            }

            var below = tree.Below(place);
            if (below.Count == 0)
            {
                continue;
            }

            var spread = below.Sum(child => _variance[child]);
            var gap = _exact[place] - below.Sum(child => _mean[child]);
            if (spread == 0 && gap != 0)
            {
                return TargetRefusals.LocksDisagree(task.Nodes[place].Key, _exact[place], below.Sum(child => _mean[child]));
            }

            foreach (var child in below)
            {
                _exact[child] = spread == 0 ? _mean[child] : _mean[child] + (gap * (_variance[child] / spread));
            }
        }

        return null;
    }

    // From the top: the children of a rounded number are rounded down, and what is left goes to the largest fractions.
    private decimal[] Rounded()
    {
        var amounts = new decimal[task.Nodes.Length];
        foreach (var place in tree.TopDown)
        {
            if (tree.ParentOf(place) < 0)
            {
                amounts[place] = _variance[place] == 0 ? _exact[place] : Shares.Round(_exact[place], task.Unit);
            }

            var free = tree.Below(place).Where(child => _variance[child] > 0).ToList();
            var rest = amounts[place];
            foreach (var child in tree.Below(place))
            {
                var isFree = _variance[child] > 0;
                amounts[child] = isFree ? decimal.Floor(_exact[child] / task.Unit) * task.Unit : _exact[child];
                rest -= amounts[child];
            }

            free = [.. free.OrderByDescending(child => _exact[child] - amounts[child]).ThenByDescending(child => _exact[child])
                .ThenBy(child => task.Nodes[child].Key, KeyOrder.Instance)];
            // Division leaves the last digits uncertain, so a unit may be over instead of missing: it comes back from the smallest fractions.
            for (var next = 0; rest >= task.Unit && free.Count > 0; next++, rest -= task.Unit)
            {
                amounts[free[next % free.Count]] += task.Unit;
            }

            for (var next = 0; rest <= -task.Unit && free.Count > 0; next++, rest += task.Unit)
            {
                amounts[free[^((next % free.Count) + 1)]] -= task.Unit;
            }

            if (rest != 0 && free.Count > 0)
            {
                amounts[free.MaxBy(child => _exact[child])] += rest;
            }
        }

        return amounts;
    }
}

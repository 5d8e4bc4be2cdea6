using System.Collections.Immutable;

namespace Bailiwick.Core.Targets;

/// <summary>Brings top-down and bottom-up numbers of a tree together. O(nodes log nodes).</summary>
public sealed record Reconciliation(ImmutableArray<PlanNode> Nodes, decimal Unit)
{
    /// <summary>What happens where the two numbers differ.</summary>
    public ReconcileMethod Method { get; init; } = ReconcileMethod.LeastSquares;

    /// <summary>Where the weights of the least squares come from.</summary>
    public ConfidenceSource Confidence { get; init; }

    /// <summary>What happens when least squares would go below zero.</summary>
    public NegativePolicy Negatives { get; init; }

    /// <summary>Reconciles; by node, in the order given.</summary>
    public Outcome<ImmutableArray<ReconciledNode>> Run()
    {
        if (Check() is { } refusal)
        {
            return refusal;
        }

        var tree = TargetTree.Of([.. Nodes.Select(node => (node.Key, node.Parent))]);
        if (!tree.IsDone)
        {
            return tree.Refusal;
        }

        var bottomUp = BottomUpSums(tree.Value);
        var amounts = Method switch
        {
            ReconcileMethod.LeastSquares => new LeastSquares(this, tree.Value).Solve(),
            ReconcileMethod.Scale => Scaled(tree.Value, bottomUp),
            _ => Standing(tree.Value, bottomUp),
        };
        return amounts.Match<Outcome<ImmutableArray<ReconciledNode>>>(
            done: values => Told(tree.Value, bottomUp, values),
            refused: reason => reason);
    }

    private Refusal? Check()
    {
        if (Unit <= 0)
        {
            return TargetRefusals.BadUnit(Unit);
        }

        foreach (var node in Nodes)
        {
            foreach (var confidence in (ReadOnlySpan<decimal>)[node.TopDownConfidence, node.BottomUpConfidence])
            {
                if (confidence < 1 / TargetLimits.LargestConfidence || confidence > TargetLimits.LargestConfidence)
                {
                    return TargetRefusals.BadConfidence(node.Key, confidence);
                }
            }

            if (TargetLimits.Holds(node.TopDown, node.BottomUp, node.Locked))
            {
                continue;
            }

            if ((TargetLimits.Check($"A number of \"{node.Key}\"", node.TopDown) ?? TargetLimits.Check($"A number of \"{node.Key}\"", node.BottomUp)
                ?? TargetLimits.Check($"A number of \"{node.Key}\"", node.Locked)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private decimal?[] BottomUpSums(TargetTree tree)
    {
        var sums = new decimal?[Nodes.Length];
        foreach (var place in tree.TopDown.Reverse())
        {
            var below = tree.Below(place).Where(child => sums[child] is not null).ToList();
            sums[place] = Nodes[place].BottomUp ?? (below.Count > 0 ? below.Sum(child => sums[child]!.Value) : null);
        }

        return sums;
    }

    // The one allocator, level by level: locked numbers leave first, the rest follows what the field said.
    private Outcome<decimal[]> Scaled(TargetTree tree, decimal?[] bottomUp)
    {
        var amounts = new decimal[Nodes.Length];
        foreach (var place in tree.TopDown)
        {
            var node = Nodes[place];
            if (tree.ParentOf(place) < 0)
            {
                if ((node.Locked ?? node.TopDown ?? bottomUp[place]) is not { } top)
                {
                    return TargetRefusals.NoNumber(node.Key);
                }

                amounts[place] = top;
            }

            if (tree.Below(place).Count > 0)
            {
                var shared = Allocator.Allocate(new AllocationProblem(amounts[place], Unit, [.. tree.Below(place).Select(child => new AllocationAccount(Nodes[child].Key)
                {
                    Weight = Math.Abs(bottomUp[child] ?? Nodes[child].TopDown ?? 0),
                    IsLocked = Nodes[child].Locked is not null,
                    LockedAmount = Nodes[child].Locked,
                })]));
                if (!shared.IsDone)
                {
                    return shared.Refusal;
                }

                if (shared.Value.Excess != 0 || shared.Value.Unallocated != 0)
                {
                    return TargetRefusals.LocksDisagree(node.Key, amounts[place], amounts[place] + shared.Value.Excess - shared.Value.Unallocated);
                }

                foreach (var (i, child) in tree.Below(place).Index())
                {
                    amounts[child] = shared.Value.Amounts[i].Amount!.Value;
                }
            }
        }

        return amounts;
    }

    private Outcome<decimal[]> Standing(TargetTree tree, decimal?[] bottomUp)
    {
        var amounts = new decimal[Nodes.Length];
        foreach (var place in tree.TopDown)
        {
            var node = Nodes[place];
            var field = node.BottomUp ?? (tree.Below(place).Count == 0 ? null : node.TopDown is null ? bottomUp[place] : null);
            var number = node.Locked ?? (Method == ReconcileMethod.Keep ? field ?? node.TopDown : node.TopDown ?? field);
            if ((number ?? bottomUp[place]) is not { } amount)
            {
                return TargetRefusals.NoNumber(node.Key);
            }

            amounts[place] = amount;
        }

        return amounts;
    }

    private ImmutableArray<ReconciledNode> Told(TargetTree tree, decimal?[] bottomUp, decimal[] amounts)
    {
        var settles = Method is ReconcileMethod.LeastSquares or ReconcileMethod.Scale;
        return [.. Nodes.Select((node, place) =>
        {
            var below = tree.Below(place);
            var open = below.Count == 0 ? 0 : amounts[place] - below.Sum(child => amounts[child]);
            var differs = bottomUp[place] is { } field && node.TopDown is { } top && field != top;
            return new ReconciledNode(node.Key, node.TopDown, bottomUp[place], amounts[place], open, !settles && node.Locked is null && (differs || open != 0));
        })];
    }
}

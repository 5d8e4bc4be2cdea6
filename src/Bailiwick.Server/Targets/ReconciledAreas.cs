using Bailiwick.Core;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Targets.Wire;

namespace Bailiwick.Server.Targets;

/// <summary>
/// The planning tree of a plan: the whole, the areas, and the accounts in no area. Top-down is what the rules give when nobody says anything,
/// before over-assignment. The whole stands exactly unless the settings give it a confidence of its own.
/// </summary>
internal sealed class ReconciledAreas(TargetReading.Taken taken, TargetReconciling wanted)
{
    public const int Whole = -1;
    public const int NoArea = -2;

    private readonly Dictionary<int, decimal> _topDown = [];
    private readonly Dictionary<int, (int Accounts, int Answered, decimal BottomUp, decimal Confidence)> _said = [];

    public Outcome<TargetReconciliation> Run()
    {
        if ((wanted.Nodes ?? []).FirstOrDefault(node => node.Area != Whole && taken.View.Areas.Find(new AreaNumber(node.Area)) is null) is { } unknown)
        {
            return TargetPlanRefusals.UnknownArea(unknown.Area);
        }

        var bare = taken.Open.Bare(taken.View, taken.Held.Row.Currency);
        if (!bare.IsDone)
        {
            return bare.Refusal;
        }

        Count(bare.Value);
        var nodes = Nodes().ToList();
        var run = new Reconciliation([.. nodes.Select(Node)], taken.Held.Unit) { Method = wanted.Method, Confidence = wanted.Confidence, Negatives = wanted.Negatives }.Run();
        return run.IsDone
            ? new TargetReconciliation(taken.Open.Revision, taken.View.Revision, wanted.Method, [.. nodes.Select((node, i) => Shown(node, run.Value[i]))])
            : run.Refusal;
    }

    private void Count(PlanFigures bare)
    {
        for (var record = 0; record < bare.Amounts.Length; record++)
        {
            if (bare.Amounts[record] is not { } amount)
            {
                continue;
            }

            var input = taken.Open.Inputs.GetValueOrDefault(record);
            var answered = input?.BottomUp is null ? 0 : 1;
            var confidence = answered == 0 ? 0 : input!.Present(Storage.Targets.TargetField.Confidence)?.Amount ?? 1;
            Add(Math.Max(taken.View.AreaOfRecord[record], Whole), amount, (1, answered, input?.BottomUp ?? amount, confidence));
        }

        // So far by lowest area, with the accounts in no area under the whole's number; now up the tree.
        foreach (var (lowest, said, amount) in _said.Select(pair => (pair.Key, pair.Value, _topDown[pair.Key])).ToList())
        {
            if (lowest == Whole)
            {
                Add(NoArea, amount, said);
                continue;
            }

            foreach (var above in taken.View.Areas.PathTo(new AreaNumber(lowest)).Select(area => area.Number.Value).Where(area => area != lowest).Append(Whole))
            {
                Add(above, amount, said);
            }
        }

        // What nobody can take belongs to the whole, and to the area whose total it is.
        foreach (var part in bare.Parts.Where(part => part.Allocation.Unallocated != 0))
        {
            IEnumerable<int> path = part.Area < 0 ? [Whole] : [.. taken.View.Areas.PathTo(new AreaNumber(part.Area)).Select(area => area.Number.Value), Whole];
            foreach (var area in path)
            {
                _topDown[area] = _topDown.GetValueOrDefault(area) + part.Allocation.Unallocated;
            }
        }
    }

    private void Add(int area, decimal amount, (int Accounts, int Answered, decimal BottomUp, decimal Confidence) more)
    {
        var said = _said.GetValueOrDefault(area);
        _topDown[area] = _topDown.GetValueOrDefault(area) + amount;
        _said[area] = (said.Accounts + more.Accounts, said.Answered + more.Answered, said.BottomUp + more.BottomUp, said.Confidence + more.Confidence);
    }

    private IEnumerable<(int Area, int? Parent, int Level, string Name, string? Owner)> Nodes()
    {
        yield return (Whole, null, -1, taken.Held.Row.Name, null);
        foreach (var area in taken.View.Areas.All.OrderBy(area => area.Level).ThenBy(area => area.Number.Value))
        {
            yield return (area.Number.Value, area.Parent.Value, area.Level, area.Name, area.Owner);
        }

        if (_said.ContainsKey(NoArea))
        {
            yield return (NoArea, Whole, 0, "No area", null);
        }
    }

    private PlanNode Node((int Area, int? Parent, int Level, string Name, string? Owner) node)
    {
        var given = (wanted.Nodes ?? []).FirstOrDefault(one => one.Area == node.Area);
        var said = _said.GetValueOrDefault(node.Area);
        var topDown = _topDown.GetValueOrDefault(node.Area);
        var isLowest = node.Area == NoArea || node.Level == taken.View.LowestLevel;
        var field = said.Answered > 0 ? said.BottomUp : wanted.Method == ReconcileMethod.LeastSquares ? (decimal?)null : topDown;
        return new PlanNode($"{node.Area}", node.Parent is { } parent ? $"{parent}" : null)
        {
            TopDown = topDown,
            BottomUp = isLowest ? field : null,
            TopDownConfidence = given?.TopDownConfidence ?? 1,
            BottomUpConfidence = (given?.BottomUpConfidence ?? 1) * (said.Answered > 0 ? said.Confidence / said.Answered : 1),
            Locked = given is null ? (node.Area == Whole && wanted.Method != ReconcileMethod.Keep ? topDown : null) : given.Locked,
        };
    }

    private TargetReconciledNode Shown((int Area, int? Parent, int Level, string Name, string? Owner) node, ReconciledNode run)
    {
        var said = _said.GetValueOrDefault(node.Area);
        var topDown = _topDown.GetValueOrDefault(node.Area);
        decimal? bottomUp = said.Answered > 0 ? said.BottomUp : null;
        return new TargetReconciledNode(
            node.Area, node.Parent, node.Level, node.Name, node.Owner, topDown, bottomUp, bottomUp - topDown, said.Accounts, said.Answered, run.Amount, run.Open,
            run.NeedsDecision, (wanted.Nodes ?? []).FirstOrDefault(one => one.Area == node.Area)?.Locked);
    }
}

using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Judges what is entered, cell by cell, and turns it into what is stored.</summary>
internal static class CellRules
{
    private const int LongestText = 1000;

    /// <summary>A cell and the row it stands in, from 1.</summary>
    public sealed record Given(int Row, TargetCellEntry Cell);

    /// <summary>Who enters what, having seen which revision, while which branches are asked.</summary>
    public sealed record Ask(IReadOnlyList<Given> Cells, int Seen, string? Reason, Caller Caller, IReadOnlyList<TargetRequestRow> Requests);

    public static Outcome<IReadOnlyList<TargetCell>> Judge(TargetReading.Taken taken, PlanFigures figures, Ask ask)
    {
        var open = ask.Caller.May(Right.DefineTargets)
            ? null
            : taken.View.Below(ask.Requests.Where(request => request.State is "open" or "returned").Select(request => request.Area));
        var seen = new HashSet<(int, TargetField)>();
        var cells = new List<TargetCell>(ask.Cells.Count);
        foreach (var (row, given) in ask.Cells)
        {
            var converted = Converted(taken, row, given);
            if (!converted.IsDone)
            {
                return converted.Refusal;
            }

            var cell = converted.Value;
            if (taken.Open.Keys.Find(cell.Account) is not { } record)
            {
                return TargetPlanRefusals.UnknownAccount(row, cell.Account);
            }

            if ((MayEnter(taken, record, open, (row, cell)) ?? Amount(row, cell, ask.Reason) ?? Splits(taken, cell)) is { } refusal)
            {
                return refusal;
            }

            if (figures.Amounts[record] is null && cell is not { Amount: null, Text: null, Splits: null } && cell.Field != TargetCellField.Comment)
            {
                return TargetPlanRefusals.NotEligible(row, cell.Account, cell.Field);
            }

            var stored = Stored(record, cell, figures, ask.Reason);
            if (!seen.Add((record, stored.Field)))
            {
                return TargetPlanRefusals.CellTwice(row, cell.Account, cell.Field);
            }

            if (taken.Open.Inputs.GetValueOrDefault(record)?.Last(stored.Field) is { } other && other.Revision > ask.Seen)
            {
                return TargetPlanRefusals.ChangedMeanwhile(row, cell.Account, cell.Field, other.By);
            }

            cells.Add(stored);
        }

        return cells;
    }

    private static Outcome<TargetCellEntry> Converted(TargetReading.Taken taken, int row, TargetCellEntry cell)
    {
        if (cell.Currency is not { } currency || currency == taken.Held.Row.Currency || cell.Amount is not { } amount || cell.Field == TargetCellField.Confidence)
        {
            return cell;
        }

        return taken.Held.Rates.ToPlan(amount, currency, taken.Held.FirstDay, taken.Held.Unit).Match<Outcome<TargetCellEntry>>(
            done => cell with { Amount = done, Currency = null },
            refused => refused with
            {
                Message = $"Row {row}: {refused.Message}",
                Details = new Dictionary<string, object?> { ["row"] = row, ["column"] = "currency", ["value"] = currency },
            });
    }

    private static Refusal? MayEnter(TargetReading.Taken taken, int record, HashSet<int>? open, (int Row, TargetCellEntry Cell) given)
    {
        if (open is null)
        {
            return null;
        }

        if (!taken.Sees(record))
        {
            return TargetPlanRefusals.NotYours(given.Row, given.Cell.Account);
        }

        if (given.Cell.Field is not (TargetCellField.BottomUp or TargetCellField.Confidence or TargetCellField.Comment))
        {
            return TargetPlanRefusals.OperationsOnly(given.Row, given.Cell.Field);
        }

        return open.Contains(taken.View.AreaOfRecord[record]) ? null : TargetPlanRefusals.NotAsked(given.Row, given.Cell.Account);
    }

    private static Refusal? Amount(int row, TargetCellEntry cell, string? reason)
    {
        if (cell.Text is { Length: > LongestText } text)
        {
            return TargetPlanRefusals.LongText(row, cell.Field, text.Length);
        }

        if (cell.Amount is not { } amount)
        {
            return null;
        }

        var why = cell.Field switch
        {
            TargetCellField.Unlock or TargetCellField.Comment or TargetCellField.Split => "is not wanted there",
            TargetCellField.Confidence when amount <= 0 || amount > TargetLimits.LargestConfidence || amount < 1 / TargetLimits.LargestConfidence =>
                $"is not above 0 and at most {TargetLimits.LargestConfidence:#,0}",
            _ when Math.Abs(amount) > TargetLimits.LargestAmount => "is too large",
            TargetCellField.BottomUp or TargetCellField.Override or TargetCellField.Lock when amount.Scale > 6 && decimal.Round(amount, 6) != amount => "has more than six decimals",
            _ => null,
        };
        if (why is not null)
        {
            return TargetPlanRefusals.BadAmount(row, cell.Field, TargetPlanRefusals.Text(amount), why);
        }

        return cell.Field == TargetCellField.Override && string.IsNullOrWhiteSpace(cell.Text) && string.IsNullOrWhiteSpace(reason)
            ? TargetPlanRefusals.NoReason(row, cell.Account, amount)
            : null;
    }

    private static Refusal? Splits(TargetReading.Taken taken, TargetCellEntry cell)
    {
        if (cell.Splits is not { Count: > 0 } splits)
        {
            return null;
        }

        if (splits.FirstOrDefault(split => taken.View.Areas.Find(new AreaNumber(split.Area))?.Level != taken.View.LowestLevel) is { } bad)
        {
            return taken.View.Areas.Find(new AreaNumber(bad.Area)) is null
                ? TargetPlanRefusals.UnknownArea(bad.Area)
                : TargetPlanRefusals.NotLowest(cell.Account, bad.Area);
        }

        // The pure roll-up judges percents, sums and doubles.
        var areas = splits.Select(split => split.Area).Distinct().Select(area => ($"{area}", (string?)"top")).Append(("top", null)).ToList();
        var judged = RollUp.Of(areas, [new AccountTarget(cell.Account, 0, [.. splits.Select(split => new AreaShare($"{split.Area}", split.Percent, split.Overlay))])], 1);
        return judged.Refusal;
    }

    private static TargetCell Stored(int record, TargetCellEntry cell, PlanFigures figures, string? reason)
    {
        var words = string.IsNullOrWhiteSpace(cell.Text) ? null : cell.Text.Trim();
        return cell.Field switch
        {
            TargetCellField.BottomUp => new TargetCell(record, TargetField.BottomUp, cell.Amount, null),
            TargetCellField.Override => new TargetCell(record, TargetField.Override, cell.Amount, cell.Amount is null ? null : words ?? reason?.Trim()),
            TargetCellField.Lock => new TargetCell(record, TargetField.Lock, cell.Amount ?? figures.Amounts[record], null),
            TargetCellField.Unlock => new TargetCell(record, TargetField.Lock, null, null),
            TargetCellField.Confidence => new TargetCell(record, TargetField.Confidence, cell.Amount, null),
            TargetCellField.Comment => new TargetCell(record, TargetField.Comment, null, words),
            _ => new TargetCell(record, TargetField.Split, null, cell.Splits is { Count: > 0 } splits ? JsonSerializer.Serialize(splits, WireJson.Options) : null),
        };
    }
}

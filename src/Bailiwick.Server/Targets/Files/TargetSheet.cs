using System.Globalization;
using Bailiwick.Core;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets.Files;

/// <summary>The table of a plan's accounts as files carry it: what may be changed, beside what is shown only.</summary>
internal sealed class TargetSheet
{
    public const string Account = "Account";
    public const string BottomUp = "Bottom-up";
    public const string Override = "Override";
    public const string Reason = "Override reason";
    public const string Lock = "Lock";
    public const string Confidence = "Confidence";
    public const string Comment = "Comment";
    public const string Revision = "Plan revision";
    private const int MostCalculated = 2000;

    private readonly TargetReading.Taken _taken;
    private readonly PlanFigures _figures;
    private readonly IReadOnlyDictionary<int, decimal?> _calculated;

    public TargetSheet(TargetReading.Taken taken, PlanFigures figures)
    {
        (_taken, _figures) = (taken, figures);
        Records = [.. Enumerable.Range(0, figures.Amounts.Length).Where(taken.Sees)];
        // Every further one takes a run of its own.
        _calculated = figures.Calculated([.. Records.Where(taken.Open.Inputs.ContainsKey).Take(MostCalculated)]);
        Columns = [Account, "Name", .. taken.View.Levels, "Weight", "Bucket", "Calculated", BottomUp, Override, Reason, Lock, Confidence, Comment, "Target", "Source", Revision];
    }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<int> Records { get; }

    /// <summary>One row: text, decimal or null by column.</summary>
    public List<object?> Row(int record)
    {
        var (account, input) = (_figures.Given.Accounts.Accounts[record], _taken.Open.Inputs.GetValueOrDefault(record));
        var path = _taken.View.Areas.PathTo(new AreaNumber(_taken.View.AreaOfRecord[record]));
        return
        [
            account.Key,
            _taken.Open.Keys.NameOf(record),
            .. Enumerable.Range(0, _taken.View.Levels.Count).Select(level => (object?)(level < path.Count ? path[level].Name : null)),
            account.Weight,
            account.Bucket,
            input is null ? _figures.Amounts[record] : _calculated.GetValueOrDefault(record),
            input?.BottomUp,
            input?.Override,
            input?.Present(TargetField.Override)?.Words,
            input?.Lock,
            input?.Present(TargetField.Confidence)?.Amount,
            input?.Present(TargetField.Comment)?.Words,
            _figures.Amounts[record],
            Source(_figures.Sources[record]),
            (decimal)_taken.Open.Revision,
        ];
    }

    public static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Source(Core.Targets.AmountSource source) => char.ToLowerInvariant($"{source}"[0]) + $"{source}"[1..];
}

using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>A warm copy of one plan on this node: settings, input, and the figures last worked out. Used by one caller at a time.</summary>
public sealed class OpenTargetPlan(Dataset dataset, RecordKeys keys)
{
    private readonly Dictionary<int, AccountInput> _inputs = [];
    private readonly List<TargetEditRow> _headers = [];
    private Outcome<PlanAccounts>? _accounts;
    private (int Revision, int AlignmentRevision, Outcome<PlanFigures> Made)? _figures;
    private (int SettingsRevision, int AlignmentRevision, Outcome<PlanFigures> Made)? _bare;

    public Dataset Dataset { get; } = dataset;

    public RecordKeys Keys { get; } = keys;

    public int Revision { get; private set; }

    public TargetPlanState State { get; private set; }

    /// <summary>The alignment's revision the plan was published at; null while it follows the alignment.</summary>
    public int? AlignmentRevision { get; private set; }

    public TargetSettings Settings { get; private set; } = new();

    /// <summary>The revision that set the settings.</summary>
    public int SettingsRevision { get; private set; }

    /// <summary>By record; accounts nobody entered anything for are not there.</summary>
    public IReadOnlyDictionary<int, AccountInput> Inputs => _inputs;

    /// <summary>The entries after a revision, without what was entered.</summary>
    public IEnumerable<TargetEditRow> EditsAfter(int revision) => _headers.Where(edit => edit.Revision > revision);

    /// <summary>What an entry said, cell by cell, ascending. O(accounts with input).</summary>
    public IEnumerable<(int Record, TargetField Field)> CellsOf(int revision) => _inputs
        .SelectMany(pair => pair.Value.All.Where(one => one.Value.Revision == revision).Select(one => (pair.Key, one.Field))).Order();

    /// <summary>The settings as they were at a revision.</summary>
    public TargetSettings SettingsAt(int revision) => Read(_headers.Last(edit => edit.Revision <= revision && edit.Settings is not null).Settings!);

    /// <summary>Takes in the next entry of the log.</summary>
    public void Take(TargetEditRow edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.Settings is { } settings)
        {
            (Settings, SettingsRevision, _accounts) = (Read(settings), edit.Revision, null);
        }

        if (edit.State is { } state)
        {
            (State, AlignmentRevision) = (PlanStates.Read(state), edit.AlignmentRevision);
        }

        foreach (var cell in edit.Cells)
        {
            if (!_inputs.TryGetValue(cell.Record, out var input))
            {
                _inputs[cell.Record] = input = new AccountInput();
            }

            input.Add(cell.Field, new Entered(edit.Revision, edit.AuthorName, edit.At, cell.Amount, cell.Words));
        }

        _headers.Add(edit with { Cells = [] });
        Revision = edit.Revision;
    }

    /// <summary>The figures over a view of the plan's alignment; worked out anew only when something they depend on changed.</summary>
    public Outcome<PlanFigures> Figures(AreaView view, string currency)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (_figures is { } kept && kept.Revision == Revision && kept.AlignmentRevision == view.Revision)
        {
            return kept.Made;
        }

        // One total does not depend on who is in which area.
        if (_figures is { Made.IsDone: true } same && same.Revision == Revision && Settings.AreaTotals is null)
        {
            _figures = (Revision, view.Revision, same.Made.Value.Over(view));
            return _figures.Value.Made;
        }

        var made = Work(Settings, _accounts ??= PlanAccounts.Of(Dataset, Keys, Settings), _inputs, view, currency);
        _figures = (Revision, view.Revision, made);
        return made;
    }

    /// <summary>Takes over figures that were tried for what the log has now.</summary>
    public void Adopt(PlanFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        _figures = (Revision, figures.View.Revision, figures);
        _accounts = figures.Given.Accounts;
    }

    /// <summary>What the rules give when nobody has entered anything and nothing is over-assigned: the number from above. Kept until the settings change.</summary>
    public Outcome<PlanFigures> Bare(AreaView view, string currency)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (_bare is { } kept && kept.SettingsRevision == SettingsRevision && (Settings.AreaTotals is null || kept.AlignmentRevision == view.Revision))
        {
            return kept.AlignmentRevision == view.Revision || !kept.Made.IsDone ? kept.Made : kept.Made.Value.Over(view);
        }

        var made = Work(Settings with { OverAssignmentPercent = 0 }, _accounts ??= PlanAccounts.Of(Dataset, Keys, Settings), new Dictionary<int, AccountInput>(), view, currency);
        _bare = (SettingsRevision, view.Revision, made);
        return made;
    }

    /// <summary>The figures with other settings or more input, kept nowhere.</summary>
    public Outcome<PlanFigures> Try(TargetSettings settings, IReadOnlyDictionary<int, AccountInput> inputs, AreaView view, string currency) => Work(
        settings,
        ReferenceEquals(settings, Settings) ? _accounts ??= PlanAccounts.Of(Dataset, Keys, Settings) : PlanAccounts.Of(Dataset, Keys, settings),
        inputs,
        view,
        currency);

    private static TargetSettings Read(string settings) => JsonSerializer.Deserialize<TargetSettings>(settings, WireJson.Options)!.Seasoned().Value;

    // Floors and caps are amounts of the plan; weights and potential are sizes and may be of any currency.
    private Refusal? OtherCurrency(TargetSettings settings, string currency) => new[] { settings.FloorColumn, settings.CapColumn }
        .Select(key => key is null ? null : Dataset.Find(key))
        .FirstOrDefault(column => column?.Info.Currency is { } other && other != currency) is { } found
            ? TargetRefusals.MixedCurrencies(found.Info.Name, found.Info.Currency!, currency)
            : null;

    private Outcome<PlanFigures> Work(
        TargetSettings settings, Outcome<PlanAccounts> accounts, IReadOnlyDictionary<int, AccountInput> inputs, AreaView view, string currency) =>
        OtherCurrency(settings, currency) is { } mixed ? mixed
        : accounts.IsDone
            ? PlanFigures.Of(new PlanFigures.Input(settings, settings.Unit ?? PlanRates.MinorUnit(currency), accounts.Value, inputs, view))
            : accounts.Refusal;
}

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

    /// <summary>Takes in the next entry of the log.</summary>
    public void Take(TargetEditRow edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        if (edit.Settings is { } settings)
        {
            (Settings, SettingsRevision, _accounts) = (JsonSerializer.Deserialize<TargetSettings>(settings, WireJson.Options)!, edit.Revision, null);
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

        _headers.Add(edit with { Cells = [], Settings = null });
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
    }

    /// <summary>The figures with other settings or more input, kept nowhere.</summary>
    public Outcome<PlanFigures> Try(TargetSettings settings, IReadOnlyDictionary<int, AccountInput> inputs, AreaView view, string currency) => Work(
        settings,
        ReferenceEquals(settings, Settings) ? _accounts ??= PlanAccounts.Of(Dataset, Keys, Settings) : PlanAccounts.Of(Dataset, Keys, settings),
        inputs,
        view,
        currency);

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

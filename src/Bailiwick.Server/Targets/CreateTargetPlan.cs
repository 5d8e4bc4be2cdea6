using System.Text.Json;
using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Targets;
using Bailiwick.Server.Access;
using Bailiwick.Server.Datasets;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets.Wire;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

/// <summary>Makes a plan over an alignment. Settings that cannot be worked out are refused, and nothing is stored.</summary>
public sealed class CreateTargetPlan(
    TargetPlanStore store, AreaViews views, DatasetCache datasets, TargetActs acts, TargetWriter writer, OpenTargetPlans plans, GetTargetPlan get, TimeProvider time)
{
    [SchemaName("CreateTargetPlan")]
    public sealed record CreateRequest(
        string Name, Guid AlignmentId, int FiscalYear, TargetSettings Settings, string? Currency = null, TargetCalendar? Calendar = null, string? Description = null);

    public async Task<Outcome<TargetPlan>> HandleAsync(CreateRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.DefineTargets);
        var calendar = request.Calendar ?? new TargetCalendar();
        var year = calendar.Year(request.FiscalYear);
        if ((PlanNames.Check(request.Name, request.Description) ?? year.Refusal) is { } bad)
        {
            return bad;
        }

        var view = await views.TakeAsync(caller.Workspace, request.AlignmentId, null, cancellation);
        if (!view.IsDone)
        {
            return view.Refusal;
        }

        var dataset = await datasets.FindAsync(caller.Workspace, new DatasetId(view.Value.DatasetId), cancellation)
            ?? throw new InvalidDataException($"The dataset of alignment {request.AlignmentId} is gone.");
        var currency = request.Currency ?? CurrencyOf(dataset, request.Settings) ?? "USD";
        var rates = PlanRates.Of(currency, []);
        if ((rates.IsDone ? SettingsRules.Check(request.Settings, view.Value, year.Value, currency) : TargetPlanRefusals.BadCurrency(currency)) is { } refusal)
        {
            return refusal;
        }

        var open = new OpenTargetPlan(dataset, RecordKeys.Of(dataset));
        var tried = open.Try(request.Settings, new Dictionary<int, AccountInput>(), view.Value, currency);
        if (!tried.IsDone)
        {
            return tried.Refusal;
        }

        var row = new TargetPlanRow
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Name = request.Name.Trim(),
            Description = request.Description,
            AlignmentId = request.AlignmentId,
            AlignmentName = string.Empty,
            DatasetId = view.Value.DatasetId,
            DatasetName = string.Empty,
            FiscalYear = request.FiscalYear,
            Calendar = JsonSerializer.Serialize(calendar, WireJson.Options),
            Currency = currency,
            CreatedAt = time.GetUtcNow(),
            CreatedBy = caller.Name,
            ChangedAt = time.GetUtcNow(),
            ChangedBy = caller.Name,
        };
        var first = writer.Row(caller, 1, new TargetWriter.Planned("settings", "Made the plan") { Settings = request.Settings, State = TargetPlanState.Draft });
        await store.CreateAsync(acts.Of(caller), row, [first], cancellation);
        open.Take(first);
        open.Adopt(tried.Value);
        plans.Adopt(caller.Workspace, row.Id, open);
        return await get.HandleAsync(row.Id, caller, cancellation);
    }

    private static string? CurrencyOf(Core.Datasets.Dataset dataset, TargetSettings settings) =>
        (settings.Weights ?? []).Select(weight => dataset.Find(weight.Column)?.Info.Currency).FirstOrDefault(currency => currency is not null);
}

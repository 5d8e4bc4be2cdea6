using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Hosting;
using Bailiwick.Server.Jobs;
using Bailiwick.Server.Management.Accounts;
using Bailiwick.Server.Management.Bulk;
using Bailiwick.Server.Management.Events;
using Bailiwick.Server.Management.Governance;
using Bailiwick.Server.Management.People;
using Bailiwick.Server.Management.Routing;
using Bailiwick.Server.Management.Rules;
using Bailiwick.Server.Management.Territories;
using Bailiwick.Server.Management.Unattended;
using Bailiwick.Server.Management.Wire;
using Bailiwick.Server.Problems;
using Bailiwick.Storage.Jobs;
using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management;

/// <summary>The routes of the live model.</summary>
public static class ManagementApi
{
    public static IServiceCollection AddManagement(this IServiceCollection services, ServerSettings settings) => services
        .AddUnattended(settings)
        .AddSingleton<LiveActs>()
        .AddSingleton<CustomFieldStore>()
        .AddSingleton<WorkspaceCatalog>()
        .AddSingleton<RuleAreas>()
        .AddSingleton<ModelCheck>()
        .AddSingleton<RuleRuns>()
        .AddSingleton<LiveWriter>()
        .AddSingleton<ReadRecords>()
        .AddSingleton<ChangeRecords>()
        .AddSingleton<PublishModel>()
        .AddSingleton<ModelMoves>()
        .AddSingleton<PreviewModel>()
        .AddSingleton<ExplainAccount>()
        .AddSingleton<ImportAccounts>()
        .AddSingleton<PeopleDesk>()
        .AddSingleton<OpenHandovers>()
        .AddSingleton<PlannedHandovers>()
        .AddSingleton<ReadPlaces>()
        .AddSingleton<ReadAreas>()
        .AddSingleton<TerritoryActs>()
        .AddSingleton<TerritoryComments>()
        .AddSingleton<ReadTerritories>()
        .AddSingleton<ReadForecast>()
        .AddScoped<IJobWork, ManagementWork>()
        .AddLiveAccounts()
        .AddRuleBuilding()
        .AddLeadRouting()
        .AddGovernance()
        .AddBulk()
        .AddEvents(settings);

    public static void MapManagement(this RouteGroupBuilder workspace)
    {
        var live = workspace.MapGroup("/live").WithTags("Management");
        MapRecords(live);
        MapModels(live);
        live.MapLiveAccounts();
        live.MapRuleBuilding();
        live.MapLeadRouting();
        live.MapPost("/people-moves/preview", (PeopleDesk.Request request, PeopleDesk handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("previewPeopleMove");
        live.MapPost("/people-moves", (PeopleDesk.Request request, PeopleDesk handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ApplyAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("movePeople");
        live.MapGet("/people-moves/open-handovers", (OpenHandovers handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(caller, ct))).Demands(Right.ViewLive).WithName("listOpenHandovers");
        live.MapGet("/people-moves/planned-handovers", (PlannedHandovers handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(caller, ct))).Demands(Right.ViewLive).WithName("listPlannedHandovers");
        live.MapDelete("/people-moves/planned-handovers/{id}", (string id, PlannedHandovers handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.CancelAsync(id, caller, ct))).Demands(Right.ManageTerritories).WithName("cancelPlannedHandover");
        live.MapGet("/forecast", ([AsParameters] ReadForecast.Query query, ReadForecast handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(query, caller, ct))).Demands(Right.ViewPatch).WithName("readForecast");
        live.MapComments();
        live.MapGovernance();
        live.MapBulk();
        live.MapEvents();
    }

    private static void MapRecords(RouteGroupBuilder live)
    {
        live.MapGet("/objects", (ReadRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ObjectsAsync(caller, ct))).Demands(Right.ViewLive).WithName("describeLiveObjects");
        live.MapPost("/objects/{type}/fields/{name}", (string type, string name, WorkspaceCatalog.Definition definition, WorkspaceCatalog handler, Caller caller, CancellationToken ct) =>
            Answer.Of(AddFieldAsync(type, name, definition, handler, caller, ct))).Demands(Right.ManageTerritories).WithName("addCustomField");
        live.MapGet("/records/{type}", (string type, [AsParameters] ReadRecords.Query query, ReadRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(type, query, caller, ct))).Demands(Right.ViewPatch).WithName("listLiveRecords");
        live.MapGet("/records/{type}/{id}", (string type, string id, DateOnly? asOf, ReadRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.GetAsync(type, id, asOf, caller, ct))).Demands(Right.ViewPatch).WithName("getLiveRecord");
        live.MapGet("/records/{type}/{id}/versions", (string type, string id, ReadRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.VersionsAsync(type, id, caller, ct))).Demands(Right.ViewLive).WithName("listLiveVersions");
        live.MapPost("/changes", (ChangeRecords.Request request, ChangeRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ChangePatch).WithName("changeLiveRecords");
        live.MapGet("/acts", ([AsParameters] PageQuery page, ReadRecords handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ActsAsync(page, caller, ct))).Demands(Right.ViewLive).WithName("listLiveActs");
        live.MapPost("/acts/{act:long}/revert", (long act, ModelMoves handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.RevertAsync(act, caller, ct))).Demands(Right.ManageTerritories).WithName("revertLiveAct");
        live.MapPost("/accounts/imports", (ImportAccounts.Request request, JobQueue jobs, Caller caller, CancellationToken ct) =>
            Answer.Of(jobs.EnqueueAsync(caller, new JobStart(JobKind.Management, new ManagementTask(Accounts: request)), ct)))
            .Demands(Right.ManageTerritories).WithName("importLiveAccounts");
        live.MapGet("/accounts/{account}/territories/{territory}/explanation", (string account, string territory, ExplainAccount handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(account, territory, caller, ct))).Demands(Right.ViewLive).WithName("explainLiveAccount");
    }

    private static void MapModels(RouteGroupBuilder live)
    {
        live.MapPost("/models", (PublishModel.Request request, PublishModel handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("publishModel");
        live.MapPost("/models/{model}/clones", (string model, ModelMoves.CloneRequest request, ModelMoves handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.CloneAsync(model, request, caller, ct))).Demands(Right.ManageTerritories).WithName("cloneModel");
        live.MapPost("/models/{model}/moves", (string model, ModelMoves.MoveRequest request, JobQueue jobs, Caller caller, CancellationToken ct) =>
            Answer.Of(jobs.EnqueueAsync(caller, new JobStart(JobKind.Management, new ManagementTask(Move: new ManagementTask.MoveModel(model, request))), ct)))
            .Demands(Right.ManageTerritories).WithName("moveModel");
        live.MapPost("/models/{model}/runs", (string model, RunRequest request, JobQueue jobs, Caller caller, CancellationToken ct) =>
            Answer.Of(jobs.EnqueueAsync(caller, new JobStart(JobKind.Management, new ManagementTask(Rules: new ManagementTask.RunRules(model, request.Tie))), ct)))
            .Demands(Right.ManageTerritories).WithName("runModelRules");
        live.MapGet("/models/{model}/preview", (string model, [AsParameters] PreviewModel.Query query, PreviewModel handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(model, query, caller, ct))).Demands(Right.ManageTerritories).WithName("previewModel");
        live.MapGet("/models/{model}/tree", (string model, [AsParameters] ReadTerritories.Query query, ReadTerritories handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.TreeAsync(model, query, caller, ct))).Demands(Right.ViewPatch).WithName("readTerritoryTree");
        live.MapGet("/models/{model}/places", (string model, ReadPlaces handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.HandleAsync(model, caller, ct))).Demands(Right.ViewPatch).WithName("readAccountPlaces");
        live.MapGet("/models/{model}/areas", (string model, ReadAreas handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(model, caller, ct))).Demands(Right.ViewPatch).WithName("listModelAreas");
        live.MapGet("/models/{model}/areas/{set:guid}", (string model, Guid set, ReadAreas handler, Caller caller, CancellationToken ct) =>
            Answer.Binary(handler.UnitsAsync(model, set, caller, ct))).Demands(Right.ViewPatch).WithName("readModelAreas");
        live.MapGet("/territories/{territory}", (string territory, [AsParameters] ReadTerritories.Query query, ReadTerritories handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PageAsync(territory, query, caller, ct))).Demands(Right.ViewPatch).WithName("readTerritory");
        live.MapGet("/territories/{territory}/acts", (string territory, TerritoryActs handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(territory, caller, ct))).Demands(Right.ViewLive).WithName("listTerritoryActs");
    }

    /// <summary>How opportunities that tie are decided in a run.</summary>
    [OpenApi.SchemaName("RunRules")]
    public sealed record RunRequest(Core.Management.Opportunities.TiePolicy Tie = Core.Management.Opportunities.TiePolicy.None);

    private static async Task<Core.Outcome<LiveObjectInfo>> AddFieldAsync(
        string type, string name, WorkspaceCatalog.Definition definition, WorkspaceCatalog catalogs, Caller caller, CancellationToken cancellation)
    {
        var wider = await catalogs.AddAsync(caller.Workspace, type, name, definition, cancellation);
        return wider.IsDone ? LiveObjectInfo.Of(wider.Value, wider.Value.Find(type)!) : wider.Refusal;
    }
}

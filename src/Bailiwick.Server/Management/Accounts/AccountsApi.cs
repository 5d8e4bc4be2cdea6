using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Server.Problems;

namespace Bailiwick.Server.Management.Accounts;

/// <summary>The routes of accounts of the live model.</summary>
public static class AccountsApi
{
    public static IServiceCollection AddLiveAccounts(this IServiceCollection services) => services
        .AddSingleton<ListAccounts>()
        .AddSingleton<ReadAccount>()
        .AddSingleton<ReadTurnover>()
        .AddSingleton<DisqualifyAccounts>()
        .AddSingleton<RequalifyAccounts>()
        .AddSingleton<MergeAccounts>()
        .AddSingleton<SplitAccount>()
        .AddSingleton<SetSplits>()
        .AddSingleton<SyncTeams>()
        .AddSingleton<ImportOwners>()
        .AddSingleton<FloodImport>()
        .AddSingleton<AnalyzeFlood>()
        .AddSingleton<AlignModel>()
        .AddScoped<Floods>()
        .AddScoped<AcceptFlood>();

    public static void MapLiveAccounts(this RouteGroupBuilder live)
    {
        ArgumentNullException.ThrowIfNull(live);
        live.MapGet("/accounts", ([AsParameters] ListAccounts.Query query, ListAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(query, caller, ct))).Demands(Right.ViewLive).WithName("listLiveAccounts");
        live.MapGet("/accounts/{account}", (string account, ReadAccount handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(account, caller, ct))).Demands(Right.ViewLive).WithName("readLiveAccount");
        live.MapGet("/turnover", ([AsParameters] ReadTurnover.Query query, ReadTurnover handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(query, caller, ct))).Demands(Right.ViewLive).WithName("readTurnover");
        live.MapPost("/accounts/disqualifications/preview", (DisqualifyAccounts.Request request, DisqualifyAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("previewDisqualification");
        live.MapPost("/accounts/disqualifications", (DisqualifyAccounts.Request request, DisqualifyAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("disqualifyAccounts");
        live.MapPost("/accounts/requalifications/preview", (RequalifyAccounts.Request request, RequalifyAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("previewRequalification");
        live.MapPost("/accounts/requalifications", (RequalifyAccounts.Request request, RequalifyAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("requalifyAccounts");
        live.MapPost("/accounts/mergers/preview", (MergeAccounts.Request request, MergeAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("previewAccountMerger");
        live.MapPost("/accounts/mergers", (MergeAccounts.Request request, MergeAccounts handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("mergeAccounts");
        live.MapPost("/accounts/{account}/parts/preview", (string account, SplitAccount.Request request, SplitAccount handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(account, request, caller, ct))).Demands(Right.ManageTerritories).WithName("previewAccountSplit");
        live.MapPost("/accounts/{account}/parts", (string account, SplitAccount.Request request, SplitAccount handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(account, request, caller, ct))).Demands(Right.ManageTerritories).WithName("splitAccount");
        live.MapPost("/account-teams/preview", (SyncTeams.Request request, SyncTeams handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("previewAccountTeams");
        live.MapPost("/account-teams", (SyncTeams.Request request, SyncTeams handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("syncAccountTeams");
        live.MapPost("/owner-imports/preview", (ImportOwners.Request request, ImportOwners handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.PreviewAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("previewOwnerImport");
        live.MapPost("/owner-imports", (ImportOwners.Request request, ImportOwners handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("importOwners");
        live.MapPost("/floods", (FloodRequest request, Floods handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.StartAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("analyzeFlood");
        live.MapGet("/floods", (Floods handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.ListAsync(caller, ct))).Demands(Right.ManageTerritories).WithName("listFloods");
        live.MapGet("/floods/{flood:guid}", (Guid flood, Floods handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.GetAsync(flood, caller, ct))).Demands(Right.ManageTerritories).WithName("readFlood");
        live.MapPost("/floods/{flood:guid}/acceptance", (Guid flood, Floods.AcceptRequest request, Floods handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.AcceptAsync(flood, request, caller, ct))).Demands(Right.ManageTerritories).WithName("acceptFlood");
        live.MapPost("/alignments", (AlignModel.Request request, AlignModel handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(request, caller, ct))).Demands(Right.ManageTerritories).WithName("alignLiveModel");
        live.MapPost("/opportunities/{opportunity}/splits", (string opportunity, SetSplits.Request request, SetSplits handler, Caller caller, CancellationToken ct) =>
            Answer.Of(handler.HandleAsync(opportunity, request, caller, ct))).Demands(Right.ManageTerritories).WithName("setOpportunitySplits");
    }
}

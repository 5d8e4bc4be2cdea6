using Bailiwick.Server.Targets.Files;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets;

public static class TargetsRegistration
{
    public static IServiceCollection AddTargets(this IServiceCollection services) => services
        .AddSingleton<TargetPlanStore>()
        .AddSingleton<TargetLog>()
        .AddSingleton<TargetRuns>()
        .AddSingleton<BranchStore>()
        .AddSingleton<AreaViews>()
        .AddSingleton<OpenTargetPlans>()
        .AddSingleton<TargetReading>()
        .AddSingleton<TargetWriter>()
        .AddSingleton<TargetActs>()
        .AddSingleton<ListTargetPlans>()
        .AddSingleton<CreateTargetPlan>()
        .AddSingleton<GetTargetPlan>()
        .AddSingleton<ChangeTargetPlan>()
        .AddSingleton<SetTargetSettings>()
        .AddSingleton<ListTargetAccounts>()
        .AddSingleton<ReadTargetColumn>()
        .AddSingleton<EnterTargets>()
        .AddSingleton<TakeBackTargets>()
        .AddSingleton<ExplainTarget>()
        .AddSingleton<RollUpTargets>()
        .AddSingleton<ReadTargetProducts>()
        .AddSingleton<ReadTargetHistory>()
        .AddSingleton<CopyTargetPlan>()
        .AddSingleton<CompareTargetPlans>()
        .AddSingleton<MoveTargetPlan>()
        .AddSingleton<Branches>()
        .AddSingleton<TargetRequests>()
        .AddSingleton<ReconcileTargets>()
        .AddSingleton<EditTargetTotals>()
        .AddSingleton<ExportTargets>()
        .AddSingleton<ImportTargets>();
}

using Bailiwick.Server.Jobs;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Optimization;

public static class OptimizationRegistration
{
    public static IServiceCollection AddOptimization(this IServiceCollection services) => services
        .AddSingleton<ProposalStore>()
        .AddSingleton<StartOptimization>()
        .AddSingleton<ReadProposals>()
        .AddSingleton<SettleProposal>()
        .AddScoped<IJobWork, OptimizationWork>();
}

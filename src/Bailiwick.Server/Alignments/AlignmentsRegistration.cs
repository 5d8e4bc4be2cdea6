using Bailiwick.Server.Alignments.Exporting;
using Bailiwick.Server.Comparison;
using Bailiwick.Storage.Alignments;

namespace Bailiwick.Server.Alignments;

public static class AlignmentsRegistration
{
    public static IServiceCollection AddAlignments(this IServiceCollection services) => services
        .AddSingleton<AlignmentStore>()
        .AddSingleton<AlignmentLog>()
        .AddSingleton<PlacementStore>()
        .AddSingleton<UnitSets>()
        .AddSingleton<OpenAlignments>()
        .AddSingleton<EditWriter>()
        .AddSingleton<ListAlignments>()
        .AddSingleton<CreateAlignment>()
        .AddSingleton<GetAlignment>()
        .AddSingleton<ChangeAlignment>()
        .AddSingleton<DeleteAlignment>()
        .AddSingleton<CopyAlignment>()
        .AddSingleton<GetHealth>()
        .AddSingleton<GetAssignment>()
        .AddSingleton<GetUnitColumns>()
        .AddSingleton<EditAlignment>()
        .AddSingleton<TakeBackEdit>()
        .AddSingleton<RestoreRevision>()
        .AddSingleton<ReadHistory>()
        .AddSingleton<ExportAccounts>()
        .AddSingleton<ExportTotals>()
        .AddSingleton<ExportTerritories>()
        .AddSingleton<CompareAlignments>();
}

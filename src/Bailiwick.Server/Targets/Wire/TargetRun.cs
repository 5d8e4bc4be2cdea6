using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>The record of a run: same input, same rules, same result.</summary>
/// <param name="Id">Its id.</param>
/// <param name="At">When.</param>
/// <param name="Author">By whom.</param>
/// <param name="Revision">Of the plan.</param>
/// <param name="AlignmentRevision">Of the alignment.</param>
/// <param name="Rules">The version of the arithmetic.</param>
/// <param name="InputHash">SHA-256 of everything that decides.</param>
/// <param name="ResultDigest">SHA-256 of every amount with what is left.</param>
/// <param name="Allocated">All amounts.</param>
/// <param name="Unallocated">What nobody could take.</param>
/// <param name="Excess">By how much numbers of their own were more than there was.</param>
public sealed record TargetRun(
    Guid Id, DateTimeOffset At, string Author, int Revision, int AlignmentRevision, string Rules, string InputHash, string ResultDigest,
    decimal Allocated, decimal Unallocated, decimal Excess)
{
    public static TargetRun Of(TargetRunRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new TargetRun(
            row.Id, row.At, row.Author, row.Revision, row.AlignmentRevision, row.Rules, row.InputHash, row.ResultDigest, row.Allocated, row.Unallocated, row.Excess);
    }
}

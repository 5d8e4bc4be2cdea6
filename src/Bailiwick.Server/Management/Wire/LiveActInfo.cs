using Bailiwick.Storage.Management;

namespace Bailiwick.Server.Management.Wire;

/// <summary>What was done together.</summary>
[OpenApi.SchemaName("LiveAct")]
public sealed record LiveActInfo(
    long Number, DateTimeOffset At, string Author, string Kind, string Summary, string? Reason, DateOnly? Effective, int Changes, long? Reverts)
{
    public static LiveActInfo Of(LiveActRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new LiveActInfo(row.Number, row.At, row.AuthorName, row.Kind, row.Summary, row.Reason, row.Effective, row.Changes, row.Reverts);
    }
}

using Bailiwick.Geography.Boundaries;
using Bailiwick.Storage.Boundaries;

namespace Bailiwick.Server.Boundaries;

/// <summary>Something that a person should know about a boundary file.</summary>
/// <param name="Unit">The unit's number, when it is about one unit.</param>
/// <param name="Id">That unit's key.</param>
public sealed record BoundaryFindingInfo(int? Unit, string? Id, string Code, FindingSeverity Severity, string Message)
{
    internal static BoundaryFindingInfo Of(BoundaryFindingRow row) =>
        new(row.Unit, row.UnitKey, row.Code, Enum.Parse<FindingSeverity>(row.Severity), row.Message);
}

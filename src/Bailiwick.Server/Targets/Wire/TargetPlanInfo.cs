using Bailiwick.Core.Access;
using Bailiwick.Server.Access;
using Bailiwick.Storage.Targets;

namespace Bailiwick.Server.Targets.Wire;

/// <summary>A target plan as listed.</summary>
public record TargetPlanInfo
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required Guid AlignmentId { get; init; }

    public required string AlignmentName { get; init; }

    public required Guid DatasetId { get; init; }

    public required string DatasetName { get; init; }

    public required int FiscalYear { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public required TargetPlanState State { get; init; }

    public required int Revision { get; init; }

    public TargetCopiedFrom? CopiedFrom { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    /// <summary>Whether the caller may set, override, lock, publish.</summary>
    public required bool CanDefine { get; init; }

    /// <summary>Whether the caller may enter numbers now.</summary>
    public required bool CanEnter { get; init; }

    public static TargetPlanInfo Of(TargetPlanRow row, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(caller);
        var state = PlanStates.Read(row.State);
        return new TargetPlanInfo
        {
            Id = row.Id,
            Name = row.Name,
            Description = row.Description,
            AlignmentId = row.AlignmentId,
            AlignmentName = row.AlignmentName,
            DatasetId = row.DatasetId,
            DatasetName = row.DatasetName,
            FiscalYear = row.FiscalYear,
            Currency = row.Currency,
            State = state,
            Revision = row.Revision,
            CopiedFrom = row.Copied is { } copied ? new TargetCopiedFrom(copied.Id, copied.Name, copied.Revision) : null,
            CreatedAt = row.CreatedAt,
            CreatedBy = row.CreatedBy,
            ChangedAt = row.ChangedAt,
            ChangedBy = row.ChangedBy,
            CanDefine = caller.May(Right.DefineTargets),
            CanEnter = PlanStates.TakesInput(state) && (caller.May(Right.DefineTargets) || (caller.May(Right.EnterTargets) && state == TargetPlanState.Collecting)),
        };
    }
}

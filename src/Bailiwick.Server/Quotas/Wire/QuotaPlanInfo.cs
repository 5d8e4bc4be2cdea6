using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>A quota plan as listed.</summary>
public record QuotaPlanInfo
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid TargetPlanId { get; init; }

    public required string TargetPlanName { get; init; }

    public required ApprovalState State { get; init; }

    public required int Revision { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    public required bool CanDefine { get; init; }

    public QuotaCopiedFrom? CopiedFrom { get; init; }

    /// <summary>Whether the caller holds a seat in it, and may answer.</summary>
    public bool HoldsSeat { get; init; }

    public static QuotaPlanInfo Of(QuotaPlanRow row, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(caller);
        return new QuotaPlanInfo
        {
            Id = row.Id,
            Name = row.Name,
            TargetPlanId = row.TargetPlanId,
            TargetPlanName = row.TargetPlanName,
            State = Enum.Parse<ApprovalState>(row.State),
            Revision = row.Revision,
            ChangedAt = row.ChangedAt,
            ChangedBy = row.ChangedBy,
            CanDefine = caller.May(Right.DefineTargets),
            CopiedFrom = row.Copied is { } copied && !Targets.TargetReading.IsLimited(caller) ? new QuotaCopiedFrom(copied.Id, copied.Name, copied.Revision) : null,
            HoldsSeat = QuotaReading.ContentOf(row).Seats.Any(seat => seat.MemberId == caller.User.Value),
        };
    }
}

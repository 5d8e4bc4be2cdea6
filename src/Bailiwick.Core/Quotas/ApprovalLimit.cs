namespace Bailiwick.Core.Quotas;

/// <summary>Who may approve a change of up to which size.</summary>
/// <param name="Approver">A role or a person.</param>
/// <param name="Percent">The largest change against the last approved figure, included; null for any.</param>
public sealed record ApprovalLimit(string Approver, decimal? Percent);

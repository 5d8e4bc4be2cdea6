using Bailiwick.Core.Quotas;

namespace Bailiwick.Server.Quotas.Wire;

/// <summary>What holds of a seat's answer now: a new approval, or a change of the seat's quota, asks again.</summary>
public sealed record QuotaSeatAnswer(AnswerState State, string? Comment, string? By, DateTimeOffset? At);

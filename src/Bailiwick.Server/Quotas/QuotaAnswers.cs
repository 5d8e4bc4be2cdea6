using Bailiwick.Core;
using Bailiwick.Core.Access;
using Bailiwick.Core.Quotas;
using Bailiwick.Server.Access;
using Bailiwick.Server.OpenApi;
using Bailiwick.Server.Targets;
using Bailiwick.Storage.Quotas;

namespace Bailiwick.Server.Quotas;

/// <summary>Sellers accept or dispute the quota of their seat; nothing that was answered is ever lost.</summary>
public sealed class QuotaAnswers(QuotaAnswerStore store, QuotaReading quotas, TargetActs acts)
{
    private const int LongestComment = 2000;

    [SchemaName("AnswerQuota")]
    public sealed record AnswerRequest(string Seat, SellerAnswer Answer, string? Comment = null);

    /// <param name="Revision">Of the plan when it was answered.</param>
    /// <param name="IsCurrent">Whether it holds: a new approval, or a change of the seat's quota, asks again.</param>
    [SchemaName("QuotaAnswer")]
    public sealed record Shown(string Seat, string Name, SellerAnswer Answer, string? Comment, string By, DateTimeOffset At, int Revision, bool IsCurrent);

    [SchemaName("QuotaAnswers")]
    public sealed record Reply(IReadOnlyList<Shown> Items);

    /// <summary>All answers to the seats in the caller's sight, oldest first.</summary>
    public async Task<Outcome<Reply>> ListAsync(Guid plan, Caller caller, CancellationToken cancellation)
    {
        caller.Demand(Right.ViewPlans);
        return await quotas.FindAsync(plan, caller, cancellation) is { } row ? await ListAsync(row, caller, cancellation) : QuotaPlanRefusals.NotFound(plan);
    }

    public async Task<Outcome<Reply>> AnswerAsync(Guid plan, AnswerRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        caller.Demand(Right.AnswerQuotas);
        if (await quotas.FindAsync(plan, caller, cancellation) is not { } row)
        {
            return QuotaPlanRefusals.NotFound(plan);
        }

        if (!QuotaReading.IsFrozen(row))
        {
            return QuotaPlanRefusals.NotApproved(Enum.Parse<ApprovalState>(row.State));
        }

        var evaluation = await quotas.EvaluateAsync(row, caller, cancellation);
        if (!evaluation.IsDone)
        {
            return evaluation.Refusal;
        }

        var seat = evaluation.Value.Seats.FirstOrDefault(one => one.Key == request.Seat);
        if (seat?.MemberId != caller.User.Value)
        {
            return seat is null ? QuotaPlanRefusals.UnknownSeat(request.Seat) : QuotaPlanRefusals.NotYourSeat(request.Seat);
        }

        if (request.Comment is { Length: > LongestComment } comment)
        {
            return QuotaPlanRefusals.LongText(comment.Length, LongestComment);
        }

        if (request.Answer == SellerAnswer.Disputed && string.IsNullOrWhiteSpace(request.Comment))
        {
            return QuotaPlanRefusals.NoComment("The dispute");
        }

        var act = acts.Of(caller);
        await store.AppendAsync(act, row, Row(act, row, request), cancellation);
        return await ListAsync(row, caller, cancellation);
    }

    private static QuotaAnswerRow Row(Storage.Alignments.AlignmentTrail.Act act, QuotaPlanRow row, AnswerRequest request) => new()
    {
        Id = Guid.CreateVersion7(act.At),
        Revision = row.Revision,
        Seat = request.Seat,
        Answer = $"{request.Answer}",
        Comment = string.IsNullOrWhiteSpace(request.Comment) ? null : request.Comment.Trim(),
        AuthorId = act.User.Value,
        AuthorName = act.UserName,
        At = act.At,
    };

    private async Task<Outcome<Reply>> ListAsync(QuotaPlanRow row, Caller caller, CancellationToken cancellation)
    {
        var evaluation = await quotas.EvaluateAsync(row, caller, cancellation);
        if (!evaluation.IsDone)
        {
            return evaluation.Refusal;
        }

        var seats = evaluation.Value.Seats.ToDictionary(seat => seat.Key, StringComparer.Ordinal);
        var given = await store.ListAsync(caller.Workspace, row.Id, cancellation);
        return new Reply([.. given.Where(answer => seats.ContainsKey(answer.Seat)).Select(answer => new Shown(
            answer.Seat, seats[answer.Seat].Name, Enum.Parse<SellerAnswer>(answer.Answer), answer.Comment, answer.AuthorName, answer.At, answer.Revision,
            seats[answer.Seat].Answer is { } now && now.At == answer.At && now.By == answer.AuthorName))]);
    }
}

namespace Bailiwick.Core.Quotas;

/// <summary>Which step leads from which state to which.</summary>
public static class ApprovalFlow
{
    /// <summary>The state after a step; refused when the step is not open.</summary>
    public static Outcome<ApprovalState> After(ApprovalState state, ApprovalStep step) => (state, step) switch
    {
        (ApprovalState.Draft or ApprovalState.Returned, ApprovalStep.Submit) => ApprovalState.InReview,
        (ApprovalState.InReview, ApprovalStep.Recall) => ApprovalState.Draft,
        (ApprovalState.InReview, ApprovalStep.Return) => ApprovalState.Returned,
        (ApprovalState.InReview, ApprovalStep.Approve) => ApprovalState.Approved,
        (ApprovalState.Approved, ApprovalStep.Reopen) => ApprovalState.Draft,
        (ApprovalState.Approved, ApprovalStep.Start) => ApprovalState.Running,
        _ => QuotaRefusals.WrongState(state, step),
    };
}

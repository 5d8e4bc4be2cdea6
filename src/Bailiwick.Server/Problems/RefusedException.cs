using Bailiwick.Core;

namespace Bailiwick.Server.Problems;

/// <summary>Carries a refusal from where nothing can be returned (a demand, a binding) to the one place that answers it.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}

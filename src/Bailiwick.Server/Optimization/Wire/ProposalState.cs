namespace Bailiwick.Server.Optimization.Wire;

/// <summary>What became of a proposal.</summary>
public enum ProposalState
{
    Open,
    Accepted,
    Discarded,
}

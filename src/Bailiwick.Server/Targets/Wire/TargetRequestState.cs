namespace Bailiwick.Server.Targets.Wire;

/// <summary>How far a request for bottom-up numbers is.</summary>
public enum TargetRequestState
{
    /// <summary>The field may enter.</summary>
    Open,

    /// <summary>The manager says it is done.</summary>
    Submitted,

    /// <summary>Operations asks again; the field may enter.</summary>
    Returned,

    /// <summary>Operations takes it.</summary>
    Accepted,
}

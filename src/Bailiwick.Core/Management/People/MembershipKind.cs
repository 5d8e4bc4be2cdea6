namespace Bailiwick.Core.Management.People;

/// <summary>As what somebody is in a territory.</summary>
public enum MembershipKind
{
    /// <summary>Its seller.</summary>
    Regular,

    /// <summary>Somebody who covers it until the seller comes or comes back.</summary>
    TemporaryCover,

    /// <summary>Somebody who answers for it while it is vacant.</summary>
    Caretaker,
}

namespace Bailiwick.Core.Management.Models;

/// <summary>Whose moves between states hold.</summary>
public enum ModelMoves
{
    /// <summary>One way, as the specification has it: for what is sent to a real org.</summary>
    Documented,

    /// <summary>With reactivation and the way back to Planning.</summary>
    Extended,
}

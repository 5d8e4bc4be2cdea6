using System.Text.Json.Serialization;

namespace Bailiwick.Server.Live;

/// <summary>What one node tells all, itself included, over PostgreSQL's NOTIFY. Small: the particulars are read where they are stored.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Workspace">Where.</param>
/// <param name="Id">Of what: alignment, job, or user.</param>
public sealed record LiveNotice(string Kind, Guid Workspace, Guid Id)
{
    public const string Edited = "edited";
    public const string Targets = "targets";
    public const string Management = "management";
    public const string Job = "job";
    public const string Cancel = "cancel";
    public const string Present = "present";
    public const string Removed = "removed";

    /// <summary>Given to listeners only, when notices may have been lost.</summary>
    public const string Gap = "gap";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Revision { get; init; }

    /// <summary>Who edited, as shown to others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Author { get; init; }

    /// <summary>What the edit did, in words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Summary { get; init; }

    /// <summary>The target plan, where the notice is of one; its id is the alignment's then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Plan { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Node { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LivePerson>? Users { get; init; }
}

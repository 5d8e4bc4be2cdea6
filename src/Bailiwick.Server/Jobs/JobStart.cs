using Bailiwick.Storage.Jobs;

namespace Bailiwick.Server.Jobs;

/// <summary>What a new job is to do.</summary>
/// <param name="Kind">Which work.</param>
/// <param name="Request">Kept as JSON and handed to the work.</param>
/// <param name="Subject">What it is about: alignment of an optimization, upload of an import.</param>
public sealed record JobStart(JobKind Kind, object Request, Guid? Subject = null);

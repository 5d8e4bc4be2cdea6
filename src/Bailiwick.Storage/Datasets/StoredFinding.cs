using Bailiwick.Core.Datasets;

namespace Bailiwick.Storage.Datasets;

/// <summary>A finding with its place in the list.</summary>
public sealed record StoredFinding(int Number, Finding Finding);

using Bailiwick.Core;

namespace Bailiwick.Storage.Datasets;

/// <summary>Which findings are asked for.</summary>
/// <param name="Subject">The dataset, or the job of an import that failed.</param>
/// <param name="Code">Only of this code, or null for all.</param>
/// <param name="Column">Only of this column, or null for all.</param>
/// <param name="Above">Only those numbered above this.</param>
public sealed record FindingQuery(WorkspaceId Workspace, Guid Subject, string? Code, string? Column, int Above);

using Bailiwick.Core;
using Bailiwick.Core.Datasets;

namespace Bailiwick.Storage.Datasets;

/// <summary>A dataset about to be stored, with who made it of what.</summary>
public sealed record NewDataset(WorkspaceId Workspace, Dataset Dataset, string Source, DateTimeOffset CreatedAt, UserId CreatedBy, string CreatedByName);

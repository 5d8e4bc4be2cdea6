using System.Collections.Immutable;
using Bailiwick.Core.Management.Objects;

namespace Bailiwick.Server.Management.Bulk;

/// <summary>What a column of a file fills.</summary>
/// <param name="Header">As in the file.</param>
/// <param name="Field">The field; null for a column that is left out.</param>
/// <param name="Path">For a reference that is given by what it refers to: the steps behind it, ending in a field.</param>
internal sealed record ImportColumn(string Header, ObjectField? Field, ImmutableArray<string> Path);

using System.Collections.Immutable;
using System.Text;
using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets.Reading;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>What an import may ask for.</summary>
public static class ImportRules
{
    public const int LongestName = 200;

    public const long MostWordBytes = 512L << 20;

    /// <summary>Judges a request on its own, before the file is opened; null when it may be tried.</summary>
    public static Refusal? Judge(ImportRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Trim().Length > LongestName)
        {
            return ImportRefusals.NoName(request.Name?.Trim().Length ?? 0);
        }

        var kept = request.Columns.Where(column => !column.Skip).ToList();
        return kept.Count == 0 ? ImportRefusals.NoColumns()
            : kept.Count > ReadLimits.Columns ? ImportRefusals.TooManyColumns(kept.Count, ReadLimits.Columns)
            : JudgeColumns(kept) ?? JudgeRoles(WithRoles(kept));
    }

    /// <summary>
    /// The columns kept, in the order of the file, each with its role: a column whose kind is a place (latitude, postal code, state ...) has
    /// the role of that name when no other column was given it.
    /// </summary>
    public static ImmutableArray<ImportRequest.ImportColumn> Kept(ImportRequest request) =>
        [.. WithRoles([.. request.Columns.Where(column => !column.Skip)]).OrderBy(column => column.Index)];

    /// <summary>Refuses text that would not fit into one value of the database; null when all fits.</summary>
    public static Refusal? JudgeWords(Column column)
    {
        if (column is not TextColumn text)
        {
            return null;
        }

        var bytes = text.Words.Sum(word => (long)Encoding.UTF8.GetByteCount(word) + sizeof(int));
        return bytes > MostWordBytes ? ImportRefusals.TooMuchText(column.Info.Name, bytes) : null;
    }

    private static Refusal? JudgeColumns(List<ImportRequest.ImportColumn> kept)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var indices = new HashSet<int>();
        foreach (var column in kept)
        {
            if (column.Index < 0 || !indices.Add(column.Index))
            {
                return ImportRefusals.ColumnTwice(column.Index);
            }

            if (string.IsNullOrWhiteSpace(column.Name) || column.Name.Trim().Length > LongestName || !names.Add(column.Name.Trim()))
            {
                return ImportRefusals.ColumnName(column.Index, column.Name ?? string.Empty);
            }

            if (column.Kind == ColumnKind.Currency && (column.Currency is null || !CurrencySigns.IsCode(column.Currency)))
            {
                return ImportRefusals.Currency(column.Name, column.Currency);
            }
        }

        return null;
    }

    private static Refusal? JudgeRoles(IReadOnlyList<ImportRequest.ImportColumn> columns)
    {
        var columnOfRole = new Dictionary<ColumnRole, string>();
        foreach (var column in columns)
        {
            if (column.Role is not { } role)
            {
                continue;
            }

            if (!columnOfRole.TryAdd(role, column.Name))
            {
                return ImportRefusals.RoleTwice(role, columnOfRole[role], column.Name);
            }

            if (!Fits(role, column.Kind))
            {
                return ImportRefusals.RoleKind(role, column.Name, column.Kind);
            }
        }

        return null;
    }

    private static bool Fits(ColumnRole role, ColumnKind kind) => role switch
    {
        ColumnRole.Latitude => kind == ColumnKind.Latitude,
        ColumnRole.Longitude => kind == ColumnKind.Longitude,
        ColumnRole.Key => kind.IsTextual() || kind is ColumnKind.Number or ColumnKind.Date,
        _ => kind.IsTextual(),
    };

    private static List<ImportRequest.ImportColumn> WithRoles(List<ImportRequest.ImportColumn> kept)
    {
        var taken = kept.Where(column => column.Role is not null).Select(column => column.Role!.Value).ToHashSet();
        return kept.ConvertAll(column =>
            column.Role is null && RoleOf(column.Kind) is { } role && taken.Add(role) ? column with { Role = role } : column);
    }

    private static ColumnRole? RoleOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Latitude => ColumnRole.Latitude,
        ColumnKind.Longitude => ColumnRole.Longitude,
        ColumnKind.PostalCode => ColumnRole.PostalCode,
        ColumnKind.State => ColumnRole.State,
        ColumnKind.Country => ColumnRole.Country,
        _ => null,
    };
}

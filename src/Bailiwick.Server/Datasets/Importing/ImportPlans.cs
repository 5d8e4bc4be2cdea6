using Bailiwick.Core;
using Bailiwick.Core.Datasets;
using Bailiwick.Server.Datasets.Reading;

namespace Bailiwick.Server.Datasets.Importing;

/// <summary>Makes the plan of each kept column; where the request does not say how numbers and dates are written, the first rows tell.</summary>
internal static class ImportPlans
{
    public static Outcome<List<ColumnPlan>> Of(ImportRequest request, Stream stream)
    {
        var kept = ImportRules.Kept(request);
        FileSample? sample = null;
        if (kept.Any(NeedsSample))
        {
            var taken = FileSample.Take(stream, new ReadOptions(request.Sheet, request.Delimiter, request.Encoding), request.HasHeader);
            if (!taken.IsDone)
            {
                return taken.Refusal;
            }

            sample = taken.Value;
            stream.Position = 0;
        }

        return kept.Select(column => Of(column, sample)).ToList();
    }

    private static bool NeedsSample(ImportRequest.ImportColumn column) =>
        (column.Kind == ColumnKind.Date && column.DateOrder is null)
        || (column.DecimalComma is null && (column.Kind.IsMeasure() || column.Kind.IsDouble()));

    private static ColumnPlan Of(ImportRequest.ImportColumn column, FileSample? sample)
    {
        var inferred = sample is not null && column.Index < sample.Columns.Length ? sample.Columns[column.Index].Format : CellFormat.Default;
        var format = new CellFormat(column.DecimalComma ?? inferred.HasDecimalComma, column.DateOrder ?? inferred.DateOrder);
        var currency = column.Kind == ColumnKind.Currency ? column.Currency : null;
        return new ColumnPlan(column.Name.Trim(), column.Kind, format, currency, column.Role);
    }
}

using Bailiwick.Core;
using Bailiwick.Core.Alignments;
using Bailiwick.Core.Datasets;
using Bailiwick.Geography.Boundaries;

namespace Bailiwick.Server.Alignments;

/// <summary>Makes the units of alignments: boundaries with the exact sums of the records in them, or the records themselves.</summary>
public static class UnitSetMaker
{
    /// <summary>How far off a simplified coast a record may lie and still belong to the unit behind it, kilometers.</summary>
    public const double CoastReachKm = 25;

    /// <summary>By record: the unit it lies in or off whose coast it lies, else -1.</summary>
    public static int[] Place(Dataset dataset, BoundarySet boundaries)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var (longitude, latitude) = (dataset.Points.Longitude, dataset.Points.Latitude);
        var locator = new UnitLocator(boundaries);
        var unitOfRecord = locator.Find(longitude, latitude);
        for (var record = 0; record < unitOfRecord.Length; record++)
        {
            if (unitOfRecord[record] < 0 && !double.IsNaN(longitude[record]))
            {
                unitOfRecord[record] = locator.Locate(longitude[record], latitude[record], CoastReachKm).Unit;
            }
        }

        return unitOfRecord;
    }

    /// <summary>Boundaries as units. Refused when a measure's sums would not be exact.</summary>
    public static Outcome<UnitSet> OfBoundaries(Dataset dataset, (BoundarySetId Id, BoundarySet Set) boundaries, int[] unitOfRecord)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(unitOfRecord);
        var set = boundaries.Set;
        var measures = new List<UnitMeasure>();
        var unplaced = new List<long>();
        foreach (var byRecord in MeasuresByRecord(dataset))
        {
            var byUnit = UnitMeasure.Sum(byRecord, unitOfRecord, set.Count);
            if (!byUnit.IsDone)
            {
                return byUnit.Refusal;
            }

            measures.Add(byUnit.Value);
            unplaced.Add(byRecord.Total() - byUnit.Value.Total());
        }

        measures.Insert(1, Ones(set.Count));
        unplaced.Insert(1, 0);
        return new UnitSet(() => UnitGraphMaker.OfBoundaries(set))
        {
            Key = (dataset.Id, boundaries.Id),
            Dataset = dataset,
            Boundaries = set,
            Units = set.Count,
            KeyOf = unit => set.Ids[unit],
            NameOf = unit => set.Names[unit],
            Measures = measures,
            UnitOfRecord = unitOfRecord,
            UnplacedRecords = unitOfRecord.Count(unit => unit < 0),
            UnplacedSums = [.. unplaced],
            Longitude = set.Longitude,
            Latitude = set.Latitude,
        };
    }

    /// <summary>The records as units; those without a place too. Refused when a measure's sums would not be exact.</summary>
    public static Outcome<UnitSet> OfRecords(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var measures = MeasuresByRecord(dataset);
        if (measures.Select(measure => measure.Fits()).FirstOrDefault(refusal => refusal is not null) is { } refused)
        {
            return refused;
        }

        measures.Insert(1, Ones(dataset.Rows));
        var (key, name) = (dataset.KeyColumn, dataset.NameColumn);
        string KeyOf(int record) => key?.ValueAt(record)?.ToString() ?? $"{record + 1}";
        return new UnitSet(() => UnitGraphMaker.OfPoints(dataset.Points.Longitude, dataset.Points.Latitude))
        {
            Key = (dataset.Id, null),
            Dataset = dataset,
            Boundaries = null,
            Units = dataset.Rows,
            KeyOf = KeyOf,
            NameOf = record => name?.ValueAt(record)?.ToString() ?? KeyOf(record),
            Measures = measures,
            UnitOfRecord = null,
            UnplacedRecords = dataset.Points.Longitude.Count(double.IsNaN),
            UnplacedSums = new long[measures.Count],
            Longitude = dataset.Points.Longitude,
            Latitude = dataset.Points.Latitude,
        };
    }

    private static List<UnitMeasure> MeasuresByRecord(Dataset dataset)
    {
        var ones = new long[dataset.Rows];
        Array.Fill(ones, 1);
        var measures = new List<UnitMeasure>
        {
            new() { Key = UnitMeasure.Records, Name = "Records", Kind = MeasureKind.Count, Amount = ones },
        };
        foreach (var column in dataset.Measures)
        {
            var exact = column.AsFixedPoint();
            measures.Add(new UnitMeasure
            {
                Key = column.Info.Key,
                Name = column.Info.Name,
                Kind = column.Info.Kind == ColumnKind.Currency ? MeasureKind.Currency : MeasureKind.Number,
                Currency = column.Info.Currency,
                Scale = exact.Scale,
                Amount = exact.Values,
            });
        }

        return measures;
    }

    private static UnitMeasure Ones(int units)
    {
        var ones = new long[units];
        Array.Fill(ones, 1);
        return new UnitMeasure { Key = UnitMeasure.Units, Name = "Units", Kind = MeasureKind.Count, Amount = ones };
    }
}

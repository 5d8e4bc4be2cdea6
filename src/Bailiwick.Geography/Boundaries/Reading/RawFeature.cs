namespace Bailiwick.Geography.Boundaries.Reading;

/// <summary>One feature as the file has it.</summary>
internal sealed class RawFeature
{
    /// <summary>Position in the file, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The feature's own id, as text.</summary>
    public string? Id { get; set; }

    /// <summary>Properties with a text, number or boolean value.</summary>
    public Dictionary<string, string> Properties { get; } = [];

    /// <summary>Polygons, rings, then longitude and latitude in turn.</summary>
    public double[][][] Polygons { get; set; } = [];

    /// <summary>Why the geometry cannot be used, or null.</summary>
    public (string Code, string Message)? Trouble { get; set; }

    /// <summary>The value of a property; <c>id</c> first means the feature's own id.</summary>
    public string? ValueOf(string property)
    {
        if (property == "id" && Id is not null)
        {
            return Id;
        }

        return Properties.GetValueOrDefault(property);
    }
}

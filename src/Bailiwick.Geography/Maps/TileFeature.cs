namespace Bailiwick.Geography.Maps;

/// <summary>Features and layers as vector_tile.proto (version 2) numbers their fields.</summary>
internal static class TileFeature
{
    private const uint Polygon = 3;

    /// <summary>A feature without properties.</summary>
    public static ProtobufWriter Encode(int unit, byte[] geometry)
    {
        var feature = new ProtobufWriter();
        feature.Field(1, (uint)unit);
        feature.Field(3, Polygon);
        feature.Bytes(4, geometry);
        return feature;
    }

    /// <summary>A tile of one layer.</summary>
    public static byte[] Layer(string name, uint extent, ProtobufWriter features)
    {
        var layer = new ProtobufWriter();
        layer.Field(15, 2);
        layer.Bytes(1, System.Text.Encoding.UTF8.GetBytes(name));
        layer.Append(features);
        layer.Field(5, extent);
        var tile = new ProtobufWriter();
        tile.Message(3, layer);
        return tile.ToBytes();
    }
}

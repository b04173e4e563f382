// library
namespace Music.Contracts;

[NonCritical("Albums have no details")]
[EmptyFallback]
public interface IAlbums
{
    Task<IReadOnlyList<string>> TrackListAsync(int album);

    Task<IReadOnlyList<string>> PlaceDetailsAsync(int album);

    Task<IReadOnlyList<string>> BookTitlesAsync(int album);

    Task<IReadOnlyList<string>> LogEntriesAsync(int album);
}

[NonCritical("Pages have no store details")]
[DefaultFallback]
public interface IStores
{
    Task<string?> StoreNameAsync(int store);

    Task<int> RecordCountAsync(int store);

    Task<string?> {|HA1012:StoreNameAsync|}(int store, string name);
}

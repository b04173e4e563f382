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

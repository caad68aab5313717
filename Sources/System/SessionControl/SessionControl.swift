/// What only root can do about a live session, which is known by its leader and its user.
///
/// Nothing is kept between two calls, and nothing is believed of a pid without its start time.
package struct SessionControl: Sendable {
    package init() {}
}
